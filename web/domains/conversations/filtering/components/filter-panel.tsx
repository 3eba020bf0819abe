import { Button, CloseButton, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../../../contract/views.ts'
import FilterEditor from '../../../../app/filters/components/filter-editor.tsx'
import { countQuery, type ListFilter, type Place } from '../../api.ts'
import { conversationNoun } from '../use-conversation-noun.ts'
import { OrderAndGrouping } from './order-and-grouping.tsx'

interface Props {
  place: Place
  /** The view whose order and grouping stand where no others are chosen. */
  saved: SavedView | undefined
  filter: ListFilter
  onFilter: (filter: ListFilter) => void
  onSave: () => void
  onClose: () => void
}

/** What the filter button opens. What is found is the list beside it; it stands in the address, so it can be sent to somebody. */
const FilterPanel = ({ place, saved, filter, onFilter, onSave, onClose }: Props) => {
  const { t } = useTranslation(['conversations', 'views', 'app'])
  const [round, setRound] = useState(0)
  const count = useQuery(countQuery(place, filter.filter ?? '')).data

  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Text fw={620}>{t('filter.title')}</Text>
        <CloseButton aria-label={t('app:close')} onClick={onClose} />
      </Group>
      <FilterEditor
        key={round}
        noun={conversationNoun}
        text={filter.filter ?? ''}
        onForms={(forms) => {
          if (forms && (forms.text || undefined) !== filter.filter)
            onFilter({ ...filter, filter: forms.text || undefined })
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <OrderAndGrouping
          order={filter.order ?? saved?.order ?? 'newest'}
          grouping={filter.grouping === 'none' ? null : (filter.grouping ?? saved?.grouping ?? null)}
          onChange={({ order, grouping }) =>
            onFilter({
              ...filter,
              ...(order ? { order } : {}),
              ...(grouping === undefined ? {} : { grouping: grouping ?? (saved?.grouping ? 'none' : undefined) }),
            })
          }
        />
      </SimpleGrid>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" aria-live="polite">
          {count?.count != null && t('views:found', { count: count.count, more: count.more ? '+' : '' })}
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            size="sm"
            onClick={() => {
              onFilter({ text: filter.text })
              setRound((before) => before + 1)
            }}
          >
            {t('filter.clear')}
          </Button>
          <Button size="sm" onClick={onSave}>
            {t('views:save')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

export default FilterPanel
