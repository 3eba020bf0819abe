import { Button } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { Face } from '../../../../ui/face.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { peopleQuery } from '../api.ts'
import { emailOf, nameOf } from '../rules.ts'
import { NewPerson } from './components/new-person.tsx'

export const PeoplePage = () => {
  const { t } = useTranslation(['customers', 'app'])
  const { text } = useSearch({ from: '/member/people' })
  const navigate = useNavigate()
  const mayWrite = useAbility('people.write')
  const [adding, setAdding] = useState(false)
  const list = useInfiniteQuery(peopleQuery({ text }))
  const people = list.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <Page
      title={t('people')}
      actions={
        mayWrite && (
          <Button leftSection={<IconUserPlus size={17} />} onClick={() => setAdding(true)}>
            {t('addPerson')}
          </Button>
        )
      }
    >
      <SearchField
        label={t('searchPeople')}
        text={text}
        onSearch={(next) => navigate({ to: '/people', search: { text: next }, replace: true })}
      />
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && people.length === 0 && (
        <Blank
          icon={<IconUsers size={32} stroke={1.4} />}
          title={text ? t('nobodyFound') : t('nobodyYet')}
          text={text ? t('nobodyFoundText') : t('nobodyYetText')}
        />
      )}
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
              text={[emailOf(person), person.company?.name, person.city].filter(Boolean).join(' · ')}
              actions={person.lastContactAt && <ShortMoment at={person.lastContactAt} />}
            />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
      {adding && (
        <NewPerson onClose={() => setAdding(false)} onAdded={(id) => navigate({ to: '/people/$id', params: { id } })} />
      )}
    </Page>
  )
}
