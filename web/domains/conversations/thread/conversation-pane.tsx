import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failed } from '../../../app/states.tsx'
import { conversationQuery } from '../api.ts'
import { WaitingReplies } from '../composer/components/waiting-replies.tsx'
import { Composer } from '../composer/composer.tsx'
import { PersonCard } from '../person-card/person-card.tsx'
import { useBeingHere } from '../use-presence.ts'
import { Banners } from './components/banners.tsx'
import { ConversationHeader } from './components/conversation-header.tsx'
import { PaneSkeleton } from './components/pane-skeleton.tsx'
import { Thread } from './components/thread.tsx'
import classes from './conversation-pane.module.css'
import { useReading } from './use-reading.ts'

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
        <Banners conversation={data} />
        <Thread key={data.id} conversation={data} reference={reference} seenSeq={seenSeq} onSeen={see} />
        <WaitingReplies conversationId={data.id} />
        <Composer key={`composer${data.id}`} conversation={data} seenSeq={seenSeq} onSeen={see} />
      </article>
      {wide && beside && (
        <aside className={classes.card} aria-label={t('card.title')}>
          <PersonCard card={data.personCard} />
        </aside>
      )}
      <Suspense>{!wide && sheet && <PersonSheet card={data.personCard} onClose={() => setSheet(false)} />}</Suspense>
    </div>
  )
}

const Here = ({ id }: { id: string }) => {
  useBeingHere(id)
  return null
}
