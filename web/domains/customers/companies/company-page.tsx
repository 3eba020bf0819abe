import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GivenValues } from '../../../../contract/fields.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Face } from '../../../../ui/face.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { NounFields } from '../../fields/index.ts'
import { companyQuery, customerKeys, peopleQuery } from '../api.ts'
import { emailOf, nameOf, roleAt } from '../rules.ts'
import { CompanyForm } from './components/company-form.tsx'

export const CompanyPage = () => {
  const { t } = useTranslation(['customers', 'app'])
  const { id } = useParams({ from: '/member/companies/$id' })
  const mayWrite = useAbility('people.write')
  const [editing, setEditing] = useState(false)
  const { data: company, error, isPending, refetch } = useQuery(companyQuery(id))
  const client = useQueryClient()
  const failed = useFailureNotice()
  const save = useMutation({
    mutationFn: (fields: GivenValues) => api('PATCH /companies/{id}', { params: { id }, body: { fields } }),
    onSuccess: () => client.invalidateQueries({ queryKey: customerKeys.companies }),
    onError: failed,
  })
  const list = useInfiniteQuery(peopleQuery({ companyId: id }))
  const people = list.data?.pages.flatMap((page) => page.items) ?? []

  if (error && !company) return <Failed error={error} retry={refetch} />
  return (
    <Page
      above={
        <Link to="/companies" search={{}}>
          {t('companies')}
        </Link>
      }
      title={company?.name ?? '…'}
      text={company?.domains.join(', ')}
      actions={
        mayWrite &&
        company && (
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            {t('app:edit')}
          </Button>
        )
      }
    >
      {company && (
        <NounFields
          noun="company"
          values={company.fields}
          onChange={mayWrite ? (fields) => save.mutate(fields) : undefined}
        />
      )}
      {(isPending || list.isPending) && <LinesSkeleton label={t('app:loading')} />}
      {list.data && people.length === 0 && <Blank title={t('nobodyHere')} text={t('nobodyHereText')} />}
      {people.length > 0 && (
        <Lines label={t('people')}>
          {people.map((person) => (
            <Line
              key={person.id}
              icon={<Face name={nameOf(person)} size={34} />}
              title={
                <Link to="/people/$id" params={{ id: person.id }}>
                  {nameOf(person)}
                </Link>
              }
              text={[roleAt(person, id), emailOf(person)].filter(Boolean).join(' · ')}
            />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
      {editing && company && <CompanyForm company={company} onClose={() => setEditing(false)} />}
    </Page>
  )
}
