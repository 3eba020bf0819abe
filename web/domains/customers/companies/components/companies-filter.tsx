import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { companyCountQuery } from '../../api.ts'
import { companyNoun } from '../use-company-noun.ts'

const FilterEditor = lazy(() => import('../../../../app/filters/components/filter-editor.tsx'))

interface Props {
  filter: string | undefined
  onFilter: (filter: string | undefined) => void
}

/** Narrows the list under it while it is made. */
export const CompaniesFilter = ({ filter, onFilter }: Props) => {
  const { t } = useTranslation('customers')
  const count = useQuery(companyCountQuery(filter)).data
  return (
    <Card>
      <Suspense fallback={<div style={{ height: 96 }} />}>
        <FilterEditor
          noun={companyNoun}
          text={filter ?? ''}
          onForms={(forms) => {
            if (forms && (forms.text || undefined) !== filter) onFilter(forms.text || undefined)
          }}
        />
      </Suspense>
      <Text size="sm" c="dimmed" mt="sm" aria-live="polite">
        {count?.count != null && t('companiesFound', { count: count.count, more: count.more ? '+' : '' })}
      </Text>
    </Card>
  )
}
