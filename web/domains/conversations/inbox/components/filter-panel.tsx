import { Button, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { membersQuery, teamsQuery } from '../../../team/index.ts'
import { type ListFilter, tagsQuery, topicsQuery } from '../../api.ts'
import { topicPath } from '../../rules.ts'

interface Props {
  filter: ListFilter
  onFilter: (filter: ListFilter) => void
  onClose: () => void
}

/** What the filter button opens: order of the list and what narrows it; stands in the address, so that it can be sent to somebody. */
const FilterPanel = ({ filter, onFilter, onClose }: Props) => {
  const { t } = useTranslation('conversations')
  const topics = useQuery(topicsQuery).data?.items ?? []
  const tags = useQuery(tagsQuery).data?.items ?? []
  const members = useQuery(membersQuery).data?.items ?? []
  const teams = useQuery(teamsQuery).data?.items ?? []
  const select = (field: keyof ListFilter) => ({
    value: (filter[field] as string | undefined) ?? null,
    onChange: (value: string | null) => onFilter({ ...filter, [field]: value ?? undefined }),
    comboboxProps: { withinPortal: false },
    clearable: true,
    size: 'sm' as const,
    placeholder: t('filter.any'),
  })

  return (
    <Stack gap="xs">
      <Select
        {...select('order')}
        label={t('filter.order')}
        value={filter.order ?? 'newest'}
        clearable={false}
        allowDeselect={false}
        data={(['newest', 'oldest', 'due'] as const).map((value) => ({ value, label: t(`order.${value}`) }))}
      />
      <Select
        {...select('assigneeId')}
        label={t('assignee')}
        searchable
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...select('teamId')}
        label={t('team')}
        searchable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...select('topicId')}
        label={t('topic')}
        searchable
        data={topics.map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' }))}
      />
      <Select
        {...select('urgency')}
        label={t('urgencyLabel')}
        data={(['urgent', 'high', 'normal', 'low'] as const).map((value) => ({
          value,
          label: t(`urgency.${value}`),
        }))}
      />
      <Select
        {...select('tag')}
        label={t('tag')}
        searchable
        data={tags.map(({ name }) => ({ value: name, label: name }))}
      />
      <Button
        variant="default"
        size="sm"
        onClick={() => {
          onFilter({})
          onClose()
        }}
      >
        {t('filter.clear')}
      </Button>
    </Stack>
  )
}

export default FilterPanel
