import { ActionIcon, Button, Group as Row, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFilterNoun } from '../noun.ts'
import { changed, type Group, isGroup, newKey, newLine, type Part } from '../state.ts'
import { ConditionLine } from './condition-line.tsx'
import classes from './filter-builder.module.css'

interface Props {
  group: Group
  onChange: (group: Group) => void
  /** Left out for the outermost one. */
  onRemove?: () => void
  depth?: number
}

const kinds = ['all', 'any', 'not-any', 'not-all'] as const
const kindOf = ({ kind, negated }: Group) => (negated ? (`not-${kind}` as const) : kind)

/** Groups are drawn within each other as deep as anybody reads; deeper ones come from the text form and stay. */
const deepest = 4

/** Conditions, and groups of them within each other: all, any, none or not all of them. */
export const FilterBuilder = ({ group, onChange, onRemove, depth = 0 }: Props) => {
  const { t } = useTranslation('filters')
  const { fields } = useFilterNoun()
  const change = (key: string, next: (part: Part) => Part | null) => onChange(changed(group, key, next))
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] })
  const used = new Set(group.parts.flatMap((part) => (isGroup(part) ? [] : [part.field])))
  const fresh = fields.find(({ name }) => !used.has(name)) ?? fields[0]

  return (
    <fieldset className={classes.group} data-depth={depth} aria-label={t(`kind.${kindOf(group)}`)}>
      <Row gap={6} wrap="nowrap">
        <Select
          aria-label={t('kindLabel')}
          className={classes.kind}
          size="xs"
          variant="unstyled"
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={kindOf(group)}
          onChange={(next) => {
            if (!next) return
            onChange({ ...group, negated: next.startsWith('not-'), kind: next.endsWith('any') ? 'any' : 'all' })
          }}
        />
        {onRemove && (
          <ActionIcon
            ml="auto"
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('removeGroup')}
            onClick={onRemove}
          >
            <IconX size={15} stroke={1.6} />
          </ActionIcon>
        )}
      </Row>
      {group.parts.map((part) =>
        isGroup(part) ? (
          <FilterBuilder
            key={part.key}
            group={part}
            depth={depth + 1}
            onChange={(next) => change(part.key, () => next)}
            onRemove={() => change(part.key, () => null)}
          />
        ) : (
          <ConditionLine
            key={part.key}
            line={part}
            onChange={(next) => change(part.key, () => next)}
            onRemove={() => change(part.key, () => null)}
          />
        ),
      )}
      <Row gap={6}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} />}
          disabled={!fresh}
          onClick={() => fresh && add(newLine(fresh))}
        >
          {t('addCondition')}
        </Button>
        {depth < deepest && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={15} />}
            onClick={() =>
              fresh &&
              add({
                key: newKey(),
                kind: group.kind === 'all' ? 'any' : 'all',
                negated: false,
                parts: [newLine(fresh)],
              })
            }
          >
            {t('addGroup')}
          </Button>
        )}
      </Row>
    </fieldset>
  )
}
