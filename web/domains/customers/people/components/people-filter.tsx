import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { peopleCountQuery } from '../../api.ts'
import { personNoun } from '../../filtering/use-person-noun.ts'

const FilterEditor = lazy(() => import('../../../../app/filters/components/filter-editor.tsx'))

interface Props {
  segmentId: string | undefined
  filter: string | undefined
  onFilter: (filter: string | undefined) => void
  onSave: () => void
}

/** Narrows the list under it while it is made. */
export const PeopleFilter = ({ segmentId, filter, onFilter, onSave }: Props) => {
  const { t } = useTranslation('customers')
  const count = useQuery(peopleCountQuery({ segmentId, filter })).data
  return (
    <Card>
      <Suspense fallback={<div style={{ height: 96 }} />}>
        <FilterEditor
          noun={personNoun}
          text={filter ?? ''}
          onForms={(forms) => {
            if (forms && (forms.text || undefined) !== filter) onFilter(forms.text || undefined)
          }}
        />
      </Suspense>
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed" aria-live="polite">
          {count?.count != null && t('segments.found', { count: count.count, more: count.more ? '+' : '' })}
        </Text>
        <Button size="sm" variant="light" disabled={!filter} onClick={onSave}>
          {t('segments.save')}
        </Button>
      </Group>
    </Card>
  )
}
