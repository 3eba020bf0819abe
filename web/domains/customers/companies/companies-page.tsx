import { ActionIcon, Button, Group } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconBuilding, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useActions } from '../../../app/actions.ts'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { companiesQuery } from '../api.ts'
import { CompaniesFilter } from './components/companies-filter.tsx'
import { CompanyForm } from './components/company-form.tsx'

interface Asked {
  text?: string | undefined
  filter?: string | undefined
}

/** Companies: searched by words, narrowed by a filter. */
export const CompaniesPage = () => {
  const { t } = useTranslation(['customers', 'app'])
  const asked: Asked = useSearch({ from: '/member/companies' })
  const { text, filter } = asked
  const navigate = useNavigate()
  const mayWrite = useAbility('people.write')
  const [adding, setAdding] = useState(false)
  const [filtering, setFiltering] = useState(Boolean(filter))
  const list = useInfiniteQuery(companiesQuery(text, filter))
  const companies = list.data?.pages.flatMap((page) => page.items) ?? []
  const ask = (next: Asked) => navigate({ to: '/companies', search: { ...asked, ...next }, replace: true })
  const narrowed = Boolean(text || filter)
  useActions([
    {
      id: 'companies.filter',
      keys: 'q',
      label: t('filterCompanies'),
      group: t('companies'),
      run: () => setFiltering(!filtering),
    },
  ])

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
      <Group gap="xs" wrap="nowrap" align="center">
        <div style={{ flex: 1, minWidth: 0 }}>
          <SearchField label={t('searchCompanies')} text={text} onSearch={(next) => ask({ text: next })} />
        </div>
        <ActionIcon
          variant={filter ? 'light' : 'subtle'}
          color={filter ? 'teal' : 'gray'}
          size={36}
          title={t('filterCompanies')}
          aria-label={t('filterCompanies')}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          <IconAdjustmentsHorizontal size={19} stroke={1.6} />
        </ActionIcon>
      </Group>
      {filtering && <CompaniesFilter filter={filter} onFilter={(next) => ask({ filter: next })} />}
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && companies.length === 0 && (
        <Blank
          icon={<IconBuilding size={32} stroke={1.4} />}
          title={narrowed ? t('nothingFound') : t('noCompanies')}
          text={narrowed ? undefined : t('noCompaniesText')}
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
