import { IconArrowBackUp, IconMail, IconNote } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ConversationHit as Hit } from '../../../../contract/search.ts'
import { Face } from '../../../../ui/face.tsx'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { personName } from '../../conversations/index.ts'
import classes from './conversation-hit.module.css'
import { Marked } from './marked.tsx'

const icons = { inbound: IconMail, outbound: IconArrowBackUp, note: IconNote, system: IconNote }

/** One conversation that was found: what it is, and the words where they were said. Leads to that very message. */
export const ConversationHit = ({ hit, onOpen }: { hit: Hit; onOpen: () => void }) => {
  const { t } = useTranslation(['search', 'conversations'])
  const { conversation, subject, message } = hit
  const Icon = message && icons[message.kind]
  const name = personName(conversation.person)
  return (
    <li>
      <Link
        className={classes.hit}
        to="/inbox/$view/{-$number}"
        params={{ view: 'all', number: String(conversation.number) }}
        {...(message ? { hash: `message-${message.id}` } : {})}
        onClick={onOpen}
        data-hit
      >
        <Face name={name} size={32} />
        <span className={classes.words}>
          <span className={classes.head}>
            <span className={classes.subject}>
              {subject.length ? <Marked passage={subject} /> : t('conversations:noSubject')}
            </span>
            <span className={classes.at}>
              <ShortMoment at={message?.at ?? conversation.lastMessageAt} />
            </span>
          </span>
          {message && Icon && message.passages.length > 0 && (
            <span className={classes.passages}>
              {message.passages.map((passage, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the passages of a hit never change their order
                <span key={index} className={classes.passage}>
                  <Marked passage={passage} />
                </span>
              ))}
            </span>
          )}
          <span className={classes.facts}>
            {message && Icon && (
              <span className={classes.by} data-kind={message.kind}>
                <Icon size={14} stroke={1.6} aria-label={t(`kind.${message.kind}`)} role="img" />
                {message.author ?? name}
              </span>
            )}
            <span>#{conversation.number}</span>
            <span>{t(`conversations:status.${conversation.status}`)}</span>
            {message?.author !== name && <span>{name}</span>}
          </span>
        </span>
      </Link>
    </li>
  )
}
