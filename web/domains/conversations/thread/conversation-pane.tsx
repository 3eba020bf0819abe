import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failed } from '../../../app/states.tsx'
import { IssuesCard } from '../../trackers/index.ts'
import { conversationQuery } from '../api.ts'
import { TeamDraftCard } from '../composer/components/team-draft-card.tsx'
import { WaitingReplies } from '../composer/components/waiting-replies.tsx'
import { Composer } from '../composer/composer.tsx'
import { FormCard } from '../form-card/form-card.tsx'
import { Merging } from '../merging/components/merging.tsx'
import { PersonCard } from '../person-card/person-card.tsx'
import { AffectedCard } from '../problems/components/affected-card.tsx'
import { ProblemBanner } from '../problems/components/problem-banner.tsx'
import { useRequired } from '../resolving/use-required.ts'
import { ScheduledReplies } from '../scheduling/components/scheduled-replies.tsx'
import { OpenSidesBanner } from '../side-conversations/components/open-sides-banner.tsx'
import { SidesCard } from '../side-conversations/components/sides-card.tsx'
import { Similar } from '../similar/similar.tsx'
import { SnoozeBanner } from '../snoozing/components/snooze-banner.tsx'
import { TodosCard } from '../todos/components/todos-card.tsx'
import { useBeingHere } from '../use-presence.ts'
import { Banners } from './components/banners.tsx'
import { ConversationHeader } from './components/conversation-header.tsx'
import { PaneSkeleton } from './components/pane-skeleton.tsx'
import { Thread } from './components/thread.tsx'
import classes from './conversation-pane.module.css'
import { useReading } from './use-reading.ts'

const RequiredDialog = lazy(() => import('../resolving/required-dialog.tsx'))
const PersonSheet = lazy(() => import('../person-card/person-sheet.tsx'))

interface Props {
  /** Number or id, as in the address. */
  reference: string
  onClose: () => void
}

const cardKey = 'kept.person-card'

/** Thread, composer and the person beside them. */
export const ConversationPane = ({ reference, onClose }: Props) => {
  const { t } = useTranslation('conversations')
  const wide = useMediaQuery('(min-width: 80em)', true, { getInitialValueInEffect: false })
  const [beside, setBeside] = useState(() => localStorage.getItem(cardKey) !== 'closed')
  const [sheet, setSheet] = useState(false)
  const { data, error, isPending, refetch } = useQuery(conversationQuery(reference))
  const { seenSeq, see } = useReading(data)
  const required = useRequired(data?.id ?? '')

  const aside = useLocation({ select: ({ hash }) => (hash.startsWith('side-') ? hash : null) })
  const [wasAside, setWasAside] = useState<string | null>(null)
  if (aside !== wasAside) {
    setWasAside(aside)
    if (aside && wide) setBeside(true)
    if (aside && !wide) setSheet(true)
  }

  const toggleCard = () => {
    if (!wide) return setSheet(true)
    localStorage.setItem(cardKey, beside ? 'closed' : 'open')
    setBeside(!beside)
  }

  if (isPending) return <PaneSkeleton />
  if (!data) return <Failed error={error} retry={() => refetch()} />
  return (
    <div className={classes.pane}>
      <Here id={data.id} />
      <article className={classes.main} aria-label={data.subject}>
        <ConversationHeader
          conversation={data}
          seenSeq={seenSeq}
          cardOpened={wide ? beside : sheet}
          onToggleCard={toggleCard}
          onClose={onClose}
        />
        <Merging conversation={data} />
        <ProblemBanner conversation={data} />
        <Banners conversation={data} />
        <SnoozeBanner conversation={data} />
        <OpenSidesBanner conversation={data} />
        <Thread key={data.id} conversation={data} reference={reference} seenSeq={seenSeq} onSeen={see} />
        <TeamDraftCard conversation={data} seenSeq={seenSeq} />
        <ScheduledReplies conversation={data} />
        <WaitingReplies conversationId={data.id} />
        <Composer key={`composer${data.id}`} conversation={data} seenSeq={seenSeq} onSeen={see} />
      </article>
      {wide && beside && (
        <aside className={classes.card} aria-label={t('card.title')}>
          <PersonCard conversation={data} />
          <AffectedCard key={`affected${data.id}`} conversation={data} />
          <FormCard key={`form${data.id}`} conversation={data} />
          <TodosCard key={`to-dos${data.id}`} conversation={data} />
          <SidesCard key={`sides${data.id}`} conversation={data} />
          <IssuesCard conversationId={data.id} subject={data.subject} />
          <Similar key={data.id} conversationId={data.id} />
        </aside>
      )}
      <Suspense>{required && <RequiredDialog conversation={data} required={required} />}</Suspense>
      <Suspense>
        {!wide && sheet && (
          <PersonSheet conversation={data} onClose={() => setSheet(false)}>
            <AffectedCard conversation={data} />
            <FormCard conversation={data} />
            <TodosCard conversation={data} />
            <SidesCard conversation={data} />
            <IssuesCard conversationId={data.id} subject={data.subject} />
            <Similar conversationId={data.id} />
          </PersonSheet>
        )}
      </Suspense>
    </div>
  )
}

const Here = ({ id }: { id: string }) => {
  useBeingHere(id)
  return null
}
