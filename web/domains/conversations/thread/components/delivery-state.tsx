import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '../../../../../contract/conversations.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useNow } from '../../../../../ui/use-now.ts'
import { api } from '../../../../app/api.ts'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { useUndoSend } from '../../composer/use-undo-send.ts'
import { putMessage } from '../../use-cached-conversation.ts'
import classes from './delivery-state.module.css'

interface Props {
  message: Message
  conversation: Conversation
}

const signs = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  delivered: IconChecks,
} as const

/** Where an answer is on its way; while it waits it can be taken back, and where it failed tried again. */
export const DeliveryState = ({ message, conversation }: Props) => {
  const { t } = useTranslation('conversations')
  const format = useFormat()
  const { delivery } = message
  if (!delivery) return null
  if (delivery.state === 'waiting') return <Waiting message={message} conversation={conversation} />
  if (delivery.state === 'failed') return null
  const Icon = signs[delivery.state]
  const retrying = delivery.attempts > 0 && delivery.nextAttemptAt && delivery.reason
  const title = retrying
    ? t('delivery.retrying', { at: format.moment(delivery.nextAttemptAt ?? ''), reason: delivery.reason })
    : (delivery.reason ?? undefined)
  return (
    <span className={classes.state} data-trouble={retrying ? true : undefined} title={title}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      {retrying ? t('delivery.again') : t(`delivery.${delivery.state}`)}
    </span>
  )
}

const Waiting = ({ message, conversation }: Props) => {
  const { t } = useTranslation('conversations')
  const undo = useUndoSend(conversation)
  const now = useNow(1000)
  const left = message.delivery?.sendAt ? new Date(message.delivery.sendAt).getTime() - now.getTime() : 0
  const seconds = Math.max(0, Math.ceil(left / 1000))
  return (
    <span className={classes.state}>
      {seconds > 0 ? t('delivery.in', { count: seconds }) : t('delivery.queued')}
      {seconds > 0 && (
        <Button size="compact-xs" variant="light" onClick={() => undo(message)}>
          {t('undo')}
        </Button>
      )}
    </span>
  )
}

/** A reply that did not leave: what the other side said, and trying again. */
export const FailedDelivery = ({ message, conversation }: Props) => {
  const { t } = useTranslation('conversations')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const again = useMutation({
    mutationFn: () => api('PUT /messages/{id}/delivery', { params: { id: message.id } }),
    onSuccess: (answer) => putMessage(client, conversation.id, answer),
    onError: failed,
  })
  if (message.delivery?.state !== 'failed') return null
  return (
    <div className={classes.failed}>
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" />
      <span className={classes.reason}>
        <strong>{t('delivery.failed')}</strong> {message.delivery.reason}
      </span>
      <Button size="compact-sm" variant="light" color="red" loading={again.isPending} onClick={() => again.mutate()}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
