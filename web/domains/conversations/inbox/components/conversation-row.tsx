import { IconArrowBackUp, IconFlag3, IconMail } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../../contract/conversations.ts'
import { CountdownRing } from '../../../../../ui/countdown-ring.tsx'
import { Face } from '../../../../../ui/face.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { personName } from '../../rules.ts'
import { usePresent } from '../../use-presence.ts'
import classes from './conversation-row.module.css'

interface Props {
  line: ConversationLine
  /** Its address; the click is handled here, so that a long list needs no router in every line. */
  href: string
  topic: string | null
  memberId: string
  opened: boolean
  atCursor: boolean
  onHover: (line: ConversationLine) => void
  onOpen: (number: number) => void
}

/** One line of the list: what is needed to decide whether to open it, always of the same height. */
export const ConversationRow = memo(({ line, href, topic, memberId, opened, atCursor, onHover, onOpen }: Props) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  const present = usePresent(line.id, memberId)
  const name = personName(line.person)
  const pressing = line.urgency === 'high' || line.urgency === 'urgent'

  return (
    <a
      href={href}
      className={classes.row}
      data-opened={opened || undefined}
      data-cursor={atCursor || undefined}
      data-unread={line.unread || undefined}
      data-conversation={line.id}
      aria-current={opened ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen(line.number)
      }}
      onMouseEnter={() => onHover(line)}
      onFocus={() => onHover(line)}
    >
      <span className={classes.top}>
        <span className={classes.dot}>{line.unread && <span className={classes.unread} title={t('unread')} />}</span>
        <span className={classes.name}>{name}</span>
        {present.length > 0 && (
          <span className={classes.present} title={present.map((one) => one.name).join(', ')}>
            {present.slice(0, 2).map((one) => (
              <Face key={one.id} name={one.name} picture={one.avatar} size={18} />
            ))}
          </span>
        )}
        <ShortMoment at={line.lastMessageAt} className={classes.time} />
      </span>
      <span className={classes.subject}>{line.subject || t('noSubject')}</span>
      <span className={classes.snippet}>
        {line.lastFrom === 'member' && <IconArrowBackUp size={14} aria-label={t('answered')} />}
        <span className={classes.words}>{line.snippet}</span>
      </span>
      <span className={classes.facts}>
        {line.attentionAt && (
          <CountdownRing dueAt={line.attentionAt} label={t('dueAt', { at: format.moment(line.attentionAt) })} />
        )}
        {pressing && (
          <span className={classes.urgency} data-urgency={line.urgency}>
            <IconFlag3 size={13} aria-hidden="true" />
            {t(`urgency.${line.urgency}`)}
          </span>
        )}
        <span className={classes.fact} title={line.channel?.name}>
          <IconMail size={14} stroke={1.6} aria-hidden="true" />
          {topic ? (
            <span className={classes.topic} title={topic}>
              {topic.split(' › ').at(-1)}
            </span>
          ) : (
            <span>{line.channel?.name}</span>
          )}
        </span>
        {line.tags.slice(0, 2).map((tag) => (
          <span className={classes.tag} key={tag}>
            {tag}
          </span>
        ))}
        <span className={classes.assignee}>
          {line.assignee && (
            <span title={t('assignedTo', { name: line.assignee.name })}>
              <Face name={line.assignee.name} picture={line.assignee.avatar} size={18} />
            </span>
          )}
        </span>
      </span>
    </a>
  )
})
