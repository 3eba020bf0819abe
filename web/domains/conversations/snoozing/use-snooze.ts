import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation, ConversationLine } from '../../../../contract/conversations.ts'
import { useFormat } from '../../../../ui/format.ts'
import { hideNotice } from '../../../app/notice-board.tsx'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { orLater } from '../../../app/outbox/outbox.ts'
import { patchConversation, refreshLists, refreshOpened } from '../use-cached-conversation.ts'

/** Puts a conversation aside and takes it back; shown at once, taken back where the server refuses. */
export const useSnooze = ({ id, number, seq, snoozed }: Conversation) => {
  const { t } = useTranslation('collaboration')
  const client = useQueryClient()
  const format = useFormat()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const params = { id }

  const said = (until: Date | 'message') =>
    until === 'message' ? t('snooze.untilMessage') : t('snooze.until', { at: format.moment(until) })

  const { mutate } = useMutation({
    mutationFn: (until: Date | 'message' | 'now') => {
      const about = { conversation: { id, number }, ifSeq: seq }
      const body = { until: until instanceof Date ? until.toISOString() : null }
      return until === 'now'
        ? orLater('DELETE /conversations/{id}/snooze', { params }, { ...about, what: 'unsnooze' })
        : orLater('PUT /conversations/{id}/snooze', { params, body }, { ...about, what: 'snooze', text: said(until) })
    },
    onSuccess: (line: ConversationLine | null, until) => {
      if (!line) return
      patchConversation(client, id, line)
      if (until === 'now') return hideNotice(`snooze-${id}`)
      offerUndo({ id: `snooze-${id}`, text: `#${number}: ${said(until)}`, undo: () => mutate('now') })
    },
    onError: (error) => {
      patchConversation(client, id, { snoozed })
      failed(error)
    },
    onSettled: () => Promise.all([refreshOpened(client, id), refreshLists(client, new Set([id]))]),
  })

  return { snooze: (until: Date | 'message') => mutate(until), takeBack: () => mutate('now') }
}
