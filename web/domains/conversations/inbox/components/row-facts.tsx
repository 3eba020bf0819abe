import { IconAlarmSnooze, IconBellRinging, IconFlag3, IconFolder, IconMail, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../../contract/conversations.ts'
import type { Column } from '../../../../../contract/views.ts'
import { CountdownRing } from '../../../../../ui/countdown-ring.tsx'
import { Face } from '../../../../../ui/face.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import classes from './conversation-row.module.css'

interface Props {
  line: ConversationLine
  columns: readonly Column[]
  topic: string | null
  team: string | null
}

/** The last line of a row: what the view wants known before one opens it. */
export const RowFacts = ({ line, columns, topic, team }: Props) => {
  const { t } = useTranslation(['conversations', 'collaboration', 'filters'])
  const format = useFormat()
  const shows = (column: Column) => columns.includes(column)
  const pressing = line.urgency === 'high' || line.urgency === 'urgent'
  return (
    <span className={classes.facts}>
      {shows('due') && line.attentionAt && (
        <CountdownRing dueAt={line.attentionAt} label={t('dueAt', { at: format.moment(line.attentionAt) })} />
      )}
      {line.snoozed && (
        <span className={classes.fact}>
          <IconAlarmSnooze size={14} stroke={1.6} aria-hidden="true" />
          {line.snoozed.until ? format.moment(line.snoozed.until) : t('collaboration:snooze.message')}
        </span>
      )}
      {line.returned && (
        <span className={classes.returned}>
          <IconBellRinging size={13} aria-hidden="true" />
          {t(`collaboration:snooze.backShort.${line.returned.why}`)}
        </span>
      )}
      {shows('number') && <span className={classes.figure}>#{line.number}</span>}
      {shows('urgency') && pressing && (
        <span className={classes.urgency} data-urgency={line.urgency}>
          <IconFlag3 size={13} aria-hidden="true" />
          {t(`urgency.${line.urgency}`)}
        </span>
      )}
      {shows('status') && <span className={classes.figure}>{t(`status.${line.status}`)}</span>}
      {shows('topic') && topic && (
        <span className={classes.fact} title={topic}>
          <IconFolder size={14} stroke={1.6} aria-hidden="true" />
          <span className={classes.topic}>{topic.split(' › ').at(-1)}</span>
        </span>
      )}
      {line.channel && (shows('channel') || (shows('topic') && !topic)) && (
        <span className={classes.fact} title={line.channel.name}>
          <IconMail size={14} stroke={1.6} aria-hidden="true" />
          <span className={classes.topic}>{line.channel.name}</span>
        </span>
      )}
      {shows('team') && team && (
        <span className={classes.fact}>
          <IconUsers size={14} stroke={1.6} aria-hidden="true" />
          <span className={classes.topic}>{team}</span>
        </span>
      )}
      {shows('messages') && <span className={classes.figure}>{t('messageCount', { count: line.messageCount })}</span>}
      {shows('last-from') && (
        <span className={classes.figure}>
          {t('filters:field.last-from')}: {t(`filters:choice.last-from.${line.lastFrom}`)}
        </span>
      )}
      {shows('tag') &&
        line.tags.slice(0, 2).map((tag) => (
          <span className={classes.tag} key={tag}>
            {tag}
          </span>
        ))}
      <span className={classes.assignee}>
        {shows('assignee') && line.assignee && (
          <span title={t('assignedTo', { name: line.assignee.name })}>
            <Face name={line.assignee.name} picture={line.assignee.avatar} size={18} />
          </span>
        )}
      </span>
    </span>
  )
}
