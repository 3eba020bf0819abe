import { Skeleton } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { PersonOrders } from '../../orders/index.ts'
import { personQuery } from '../api.ts'
import { nameOf } from '../rules.ts'
import { Duplicates } from './components/duplicates.tsx'
import { Merges } from './components/merges.tsx'
import { TheirConversations } from './components/their-conversations.tsx'
import { Timeline } from './components/timeline.tsx'
import { WhoTheyAre } from './components/who-they-are.tsx'
import classes from './person-page.module.css'

/** Who they are, what happened, and what else is being talked about. */
export const PersonPage = () => {
  const { t } = useTranslation('customers')
  const { id } = useParams({ from: '/member/people/$id' })
  const { data: person, error, isPending, refetch } = useQuery(personQuery(id))
  const mayWrite = useAbility('people.write')

  if (isPending) return <PersonSkeleton />
  if (!person) return <Failed error={error} retry={refetch} />
  if (person.mergedIntoId) return <Navigate to="/people/$id" params={{ id: person.mergedIntoId }} replace />
  return (
    <div className={classes.page}>
      <Link to="/people" className={classes.back} search={{}}>
        <IconArrowLeft size={16} stroke={1.6} aria-hidden="true" />
        {t('people')}
      </Link>
      <div className={classes.columns}>
        <aside className={classes.left} aria-label={nameOf(person)}>
          <WhoTheyAre key={person.id} person={person} mayWrite={mayWrite} />
          {mayWrite && <Duplicates person={person} />}
          <Merges person={person} mayWrite={mayWrite} />
        </aside>
        <Timeline key={`timeline${person.id}`} personId={person.id} personName={nameOf(person)} />
        <div className={classes.right}>
          <PersonOrders personId={person.id} />
          <TheirConversations personId={person.id} />
        </div>
      </div>
    </div>
  )
}

const PersonSkeleton = () => {
  const { t } = useTranslation('app')
  return (
    <div className={classes.page} role="status" aria-label={t('loading')}>
      <div className={classes.columns}>
        <div className={classes.left}>
          <Skeleton height={56} circle />
          <Skeleton height={18} width="70%" />
          <Skeleton height={160} />
        </div>
        <Skeleton height={420} />
        <Skeleton height={220} />
      </div>
    </div>
  )
}
