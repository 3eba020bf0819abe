import { UnstyledButton } from '@mantine/core'
import { IconNote, IconRobot } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '../../../../../contract/conversations.ts'
import { Face } from '../../../../../ui/face.tsx'
import { Moment } from '../../../../../ui/moment.tsx'
import { OriginMark } from '../../merging/components/origin-mark.tsx'
import { useInSight } from '../use-reading.ts'
import { Attachments } from './attachments.tsx'
import { AuthenticityMark } from './authenticity-mark.tsx'
import { DeliveryState, FailedDelivery } from './delivery-state.tsx'
import { MessageBody } from './message-body.tsx'
import classes from './message-item.module.css'
import { MessageMenu } from './message-menu.tsx'
import { Bounces, Unreadable, WhyHere } from './message-notes.tsx'
import { SentAnyway } from './sent-anyway.tsx'

interface Props {
  message: Message
  conversation: Conversation
  openAtFirst: boolean
  /** The one that a link leads to. */
  isTarget: boolean
  /** Called when it has been in sight; null where it has been seen. */
  onSeen: ((seq: number) => void) | null
}

const authorName = ({ author }: Message) => author.name ?? author.email ?? 'Kept'

export const MessageItem = memo(({ message, conversation, openAtFirst, isTarget, onSeen }: Props) => {
  const { t } = useTranslation('conversations')
  const [open, setOpen] = useState(openAtFirst)
  const [wasTarget, setWasTarget] = useState(isTarget)
  if (isTarget !== wasTarget) {
    setWasTarget(isTarget)
    if (isTarget) setOpen(true)
  }
  const element = useInSight(onSeen ? () => onSeen(message.seq) : null)
  const name = authorName(message)

  if (message.kind === 'system') {
    return (
      <li className={classes.system} ref={element} data-message={message.id}>
        {message.text}{' '}
        {message.sideId && (
          <Link to="." hash={`side-${message.sideId}`} className={classes.aside}>
            {t('openAside')}
          </Link>
        )}{' '}
        · <Moment at={message.at} />
      </li>
    )
  }
  if (!open) {
    return (
      <li ref={element} data-message={message.id}>
        <UnstyledButton className={classes.folded} onClick={() => setOpen(true)} data-kind={message.kind}>
          <Face name={name} size={20} />
          <span className={classes.author}>{name}</span>
          <span className={classes.snippet}>{message.text.slice(0, 160)}</span>
          <Moment at={message.at} className={classes.time} />
        </UnstyledButton>
      </li>
    )
  }
  return (
    <li
      className={classes.message}
      data-kind={message.kind}
      data-message={message.id}
      data-target={isTarget || undefined}
      id={`message-${message.seq}`}
      ref={element}
    >
      <div className={classes.head}>
        <Face name={name} size={28} />
        <div className={classes.who}>
          <span className={classes.author}>{name}</span>
          {message.authenticity && <AuthenticityMark authenticity={message.authenticity} />}
          {message.kind === 'note' && (
            <span className={classes.mark}>
              <IconNote size={14} stroke={1.6} aria-hidden="true" />
              {t('noteMark')}
            </span>
          )}
          {message.automatic && (
            <span className={classes.mark} title={message.automatic.reason}>
              <IconRobot size={14} stroke={1.6} aria-hidden="true" />
              {t('automatic')}
              <span className={classes.reason}>{message.automatic.reason}</span>
            </span>
          )}
          {message.origin && <OriginMark origin={message.origin} />}
          <Recipients message={message} />
        </div>
        <div className={classes.side}>
          <DeliveryState message={message} conversation={conversation} />
          {message.thread && <WhyHere thread={message.thread} />}
          <Moment at={message.at} className={classes.time} />
          <MessageMenu message={message} conversation={conversation} onFold={() => setOpen(false)} />
        </div>
      </div>
      {message.unreadable && <Unreadable reason={message.unreadable} rawUrl={message.rawUrl} />}
      {message.sentAnyway && <SentAnyway unseen={message.sentAnyway.unseen} />}
      <MessageBody message={message} />
      <Attachments message={message} />
      <FailedDelivery message={message} conversation={conversation} />
      <Bounces bounces={message.bounces} />
    </li>
  )
})

/** Whom it went to, where that says more than the person beside the thread. */
const Recipients = ({ message }: { message: Message }) => {
  const { t } = useTranslation('conversations')
  if (message.kind === 'note') return null
  const named = (list: Message['to']) => list.map(({ name, email }) => name ?? email).join(', ')
  const parts = [
    message.to.length > 0 && t('toWhom', { names: named(message.to) }),
    message.cc.length > 0 && t('ccWhom', { names: named(message.cc) }),
    message.bcc.length > 0 && t('bccWhom', { names: named(message.bcc) }),
  ].filter(Boolean)
  if (parts.length === 0) return null
  const title = [...message.to, ...message.cc, ...message.bcc].map(({ email }) => email).join(', ')
  return (
    <span className={classes.recipients} title={title}>
      {parts.join(' · ')}
    </span>
  )
}
