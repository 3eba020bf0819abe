import { IconArrowBackUp, IconFlag3, IconMail } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine, View } from '../../../../../contract/conversations.ts'
import { CountdownRing } from '../../../../../ui/countdown-ring.tsx'
import { Face } from '../../../../../ui/face.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { personName } from '../../rules.ts'
import { usePresent } from '../../use-presence.ts'
import classes from './conversation-row.module.css'

interface Props {
  line: ConversationLine
  view: View
  topic: string | null
  memberId: string
  opened: boolean
  atCursor: boolean
  onHover: (line: ConversationLine) => void
}

/** One line of the list: what is needed to decide whether to open it, always of the same height. */
export const ConversationRow = memo(({ line, view, topic, memberId, opened, atCursor, onHover }: Props) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  const present = usePresent(line.id, memberId)
  const name = personName(line.person)
  const pressing = line.urgency === 'high' || line.urgency === 'urgent'

  return (
    <Link
      to="/inbox/$view/{-$number}"
      params={{ view, number: String(line.number) }}
      search
      className={classes.row}
      data-opened={opened || undefined}
      data-cursor={atCursor || undefined}
      data-unread={line.unread || undefined}
      data-conversation={line.id}
      aria-current={opened ? 'true' : undefined}
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
          {topic ? <span className={classes.topic}>{topic}</span> : <span>{line.channel?.name}</span>}
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
    </Link>
  )
})
