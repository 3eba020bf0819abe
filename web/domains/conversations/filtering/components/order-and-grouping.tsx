import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFieldWords } from '../../../../app/filters/use-words.ts'
import type { ListFilter } from '../../api.ts'
import { conversationNoun } from '../use-conversation-noun.ts'

type Order = NonNullable<ListFilter['order']>
const orders = [
  'newest',
  'oldest',
  'due',
  'waiting',
  'urgency',
  'created',
  'created-oldest',
] as const satisfies readonly Order[]

interface Props {
  order: Order
  grouping: string | null
  onChange: (next: { order?: Order; grouping?: string | null }) => void
}

export const OrderAndGrouping = ({ order, grouping, onChange }: Props) => {
  const { t } = useTranslation(['conversations', 'views'])
  const words = useFieldWords()
  const fields = useQuery({
    queryKey: ['filters', conversationNoun.noun, 'fields'],
    queryFn: conversationNoun.fetchFields,
  }).data?.items
  const groupable = fields?.filter(({ groups }) => groups) ?? []
  return (
    <>
      <Select
        label={t('filter.order')}
        size="sm"
        allowDeselect={false}
        value={order}
        data={orders.map((value) => ({ value, label: t(`order.${value}`) }))}
        onChange={(next) => onChange({ order: orders.find((each) => each === next) ?? 'newest' })}
      />
      <Select
        label={t('views:grouping')}
        size="sm"
        allowDeselect={false}
        value={grouping ?? 'none'}
        data={[
          { value: 'none', label: t('views:noGrouping') },
          ...groupable.map((field) => ({ value: field.name, label: words.name(field) })),
        ]}
        onChange={(next) => onChange({ grouping: next === 'none' ? null : next })}
      />
    </>
  )
}
