import { Button } from '@mantine/core'
import { IconBuilding, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { companiesQuery } from '../api.ts'
import { CompanyForm } from './components/company-form.tsx'

export const CompaniesPage = () => {
  const { t } = useTranslation(['customers', 'app'])
  const { text } = useSearch({ from: '/member/companies' })
  const navigate = useNavigate()
  const mayWrite = useAbility('people.write')
  const [adding, setAdding] = useState(false)
  const list = useInfiniteQuery(companiesQuery(text))
  const companies = list.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <Page
      title={t('companies')}
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
            {t('addCompany')}
          </Button>
        )
      }
    >
      <SearchField
        label={t('searchCompanies')}
        text={text}
        onSearch={(next) => navigate({ to: '/companies', search: { text: next }, replace: true })}
      />
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && companies.length === 0 && (
        <Blank
          icon={<IconBuilding size={32} stroke={1.4} />}
          title={text ? t('nothingFound') : t('noCompanies')}
          text={text ? undefined : t('noCompaniesText')}
        />
      )}
      {companies.length > 0 && (
        <Lines label={t('companies')}>
          {companies.map((company) => (
            <Line
              key={company.id}
              icon={<IconBuilding size={20} stroke={1.5} />}
              title={
                <Link to="/companies/$id" params={{ id: company.id }}>
                  {company.name}
                </Link>
              }
              text={[t('peopleCount', { count: company.people }), ...company.domains].join(' · ')}
            />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
      {adding && (
        <CompanyForm
          onClose={() => setAdding(false)}
          onSaved={({ id }) => navigate({ to: '/companies/$id', params: { id } })}
        />
      )}
    </Page>
  )
}
