import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../../../../contract/views.ts'
import { nouns, useFieldColumns } from '../use-field-columns.ts'

const columns = [
  'person',
  'subject',
  'number',
  'status',
  'urgency',
  'assignee',
  'team',
  'topic',
  'tag',
  'channel',
  'updated',
  'due',
  'messages',
  'last-from',
] as const satisfies readonly Column[]

interface Props {
  value: readonly Column[]
  error?: string | undefined
  onChange: (columns: Column[]) => void
}

/** What a line shows: what Kept knows of every conversation, and what the workspace keeps beyond. */
export const ColumnSelect = ({ value, error, onChange }: Props) => {
  const { t } = useTranslation('views')
  const fields = useFieldColumns(nouns)
  const groups = nouns.flatMap((noun) => {
    const items = fields.filter(({ field }) => field.noun === noun)
    return items.length
      ? [{ group: t(`fieldsOf.${noun}`), items: items.map(({ column, name }) => ({ value: column, label: name })) }]
      : []
  })
  const kept = columns.map((column) => ({ value: column, label: t(`column.${column}`) }))
  const all: readonly Column[] = [...columns, ...fields.map(({ column }) => column)]
  return (
    <MultiSelect
      label={t('columns')}
      searchable={groups.length > 0}
      data={groups.length ? [{ group: t('fieldsOf.kept'), items: kept }, ...groups] : kept}
      value={value.filter((column) => all.includes(column))}
      error={error}
      onChange={(next) => onChange(all.filter((column) => next.includes(column)))}
    />
  )
}
