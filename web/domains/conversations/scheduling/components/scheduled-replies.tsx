import { Button, Group } from '@mantine/core'
import { IconClockHour4, IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import type { ScheduledReply } from '../../../../../contract/scheduling.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { api } from '../../../../app/api.ts'
import { scheduledKey } from '../use-schedule.ts'
import { useScheduled } from '../use-scheduled.ts'
import classes from './scheduled-replies.module.css'

const TimeDialog = lazy(() => import('./time-dialog.tsx'))

/** Replies that wait for their time, below what was said; one that is held asks what to do. */
export const ScheduledReplies = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('replies')
  const { id } = conversation
  const items =
    useQuery({
      queryKey: scheduledKey(id),
      queryFn: () => api('GET /conversations/{id}/scheduled-replies', { params: { id } }),
    }).data?.items ?? []
  if (items.length === 0) return null
  return (
    <ul className={classes.list} aria-label={t('scheduled.title')}>
      {items.map((reply) => (
        <Item key={reply.id} reply={reply} conversation={conversation} />
      ))}
    </ul>
  )
}

const Item = ({ reply, conversation }: { reply: ScheduledReply; conversation: Conversation }) => {
  const { t, i18n } = useTranslation('replies')
  const format = useFormat()
  const [moving, setMoving] = useState(false)
  const { sendNow, move, takeBack } = useScheduled(conversation, reply)
  const isHeld = reply.state === 'held'
  const reason = `held.${reply.heldReason}`
  const said = i18n.exists(`replies:${reason}`) ? reason : 'held.other'
  return (
    <li className={classes.item} data-held={isHeld || undefined}>
      <span className={classes.head} role={isHeld ? 'alert' : undefined}>
        {isHeld ? <IconHandStop size={16} stroke={1.6} /> : <IconClockHour4 size={16} stroke={1.6} />}
        {isHeld
          ? t(said as 'held.other')
          : t('scheduled.leaves', { at: format.moment(reply.sendAt), name: reply.author.name })}
      </span>
      <span className={classes.words}>{textOf(reply.html)}</span>
      {reply.abilities.change && (
        <Group gap={6}>
          <Button size="compact-sm" variant={isHeld ? 'filled' : 'default'} onClick={sendNow}>
            {isHeld ? t('scheduled.sendAnyway') : t('scheduled.sendNow')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setMoving(true)}>
            {t('scheduled.move')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={takeBack}>
            {t('scheduled.edit')}
          </Button>
        </Group>
      )}
      <Suspense>
        {moving && <TimeDialog begin={new Date(reply.sendAt)} onTime={move} onClose={() => setMoving(false)} />}
      </Suspense>
    </li>
  )
}

const textOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''
