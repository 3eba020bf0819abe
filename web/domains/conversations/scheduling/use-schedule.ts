import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { useFormat } from '../../../../ui/format.ts'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import type { LocalDraft } from '../composer/rules.ts'
import type { ThenStatus } from '../composer/use-send.ts'
import type { ReadyUse } from '../ready-replies/rules.ts'
import { refreshOpened } from '../use-cached-conversation.ts'

export const scheduledKey = (id: string) => ['scheduled-replies', id]

interface Scheduling {
  written: Pick<LocalDraft, 'html' | 'to' | 'cc' | 'bcc' | 'attachments'>
  seenSeq: number
  thenStatus: ThenStatus
  use: ReadyUse | undefined
  sendAt: Date
}

/** Keeps what is written for later instead of sending it. */
export const useSchedule = ({ id }: Pick<Conversation, 'id'>, onDone: () => void) => {
  const { t } = useTranslation('replies')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const format = useFormat()

  const schedule = async ({ written, seenSeq, thenStatus, use, sendAt }: Scheduling) => {
    const { html, to, cc, bcc, attachments } = written
    try {
      await api('POST /conversations/{id}/scheduled-replies', {
        params: { id },
        body: {
          html,
          attachmentIds: attachments.map((file) => file.id),
          to: to.length > 0 ? to : undefined,
          cc,
          bcc,
          seenSeq,
          thenStatus,
          use,
          sendAt: sendAt.toISOString(),
        },
      })
      onDone()
      say(t('later.done', { at: format.moment(sendAt) }))
    } catch (error) {
      failed(error)
    }
    await Promise.all([client.invalidateQueries({ queryKey: scheduledKey(id) }), refreshOpened(client, id)])
  }
  return { schedule }
}
