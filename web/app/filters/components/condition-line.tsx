import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFilterNoun } from '../noun.ts'
import { type Line, newLine, reshaped } from '../state.ts'
import { useFieldWords } from '../use-words.ts'
import classes from './filter-builder.module.css'
import { ValueInput } from './value-input.tsx'

interface Props {
  line: Line
  onChange: (line: Line) => void
  onRemove: () => void
}

/** Field, operator, value. */
export const ConditionLine = ({ line, onChange, onRemove }: Props) => {
  const { t } = useTranslation('filters')
  const { fields } = useFilterNoun()
  const words = useFieldWords()
  const field = fields.find(({ name }) => name === line.field)
  const headings = [...new Set(fields.map(words.heading))]
  return (
    <div className={classes.line} data-line={line.field}>
      <Select
        aria-label={t('fieldLabel')}
        className={classes.field}
        size="sm"
        searchable
        allowDeselect={false}
        maxDropdownHeight={320}
        nothingFoundMessage={t('nothingFound')}
        // An archived field is not offered any more but stays where it was saved.
        data={[
          ...headings.map((heading) => ({
            group: heading,
            items: fields
              .filter((each) => words.heading(each) === heading)
              .map((each) => ({ value: each.name, label: words.name(each) })),
          })),
          ...(field ? [] : [{ group: t('oldFields'), items: [{ value: line.field, label: line.field }] }]),
        ]}
        value={line.field}
        onChange={(name) => {
          const next = fields.find((each) => each.name === name)
          if (next && next.name !== line.field) onChange({ ...newLine(next), key: line.key })
        }}
      />
      <Select
        aria-label={t('operatorLabel')}
        className={classes.operator}
        size="sm"
        allowDeselect={false}
        data={(field?.operators ?? [line.operator]).map((each) => ({ value: each, label: t(`operator.${each}`) }))}
        value={line.operator}
        onChange={(next) => {
          const operator = field?.operators.find((each) => each === next)
          if (operator) onChange({ ...line, operator, value: reshaped(line.value, line.operator, operator) })
        }}
      />
      <div className={classes.value}>
        {field && <ValueInput field={field} line={line} onChange={(value) => onChange({ ...line, value })} />}
      </div>
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('removeCondition', { field: field ? words.name(field) : line.field })}
        onClick={onRemove}
      >
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}
