import { useQueryClient } from '@tanstack/react-query'
import type { Conversation } from '../../../../contract/conversations.ts'
import type { ScheduledReply } from '../../../../contract/scheduling.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { useSession } from '../../../app/session.ts'
import { fromServer } from '../composer/rules.ts'
import { giveBackBeside } from '../composer/use-draft.ts'
import { changeOpened, keptDraft, refreshLists, refreshOpened } from '../use-cached-conversation.ts'
import { scheduledKey } from './use-schedule.ts'

/** What can be decided about a reply that waits. Whoever decides here has the thread before them: its newest message is read. */
export const useScheduled = ({ id: conversationId, seq }: Pick<Conversation, 'id' | 'seq'>, { id }: ScheduledReply) => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const memberId = useSession().profile.member.id
  const params = { id }
  const after = async (call: () => Promise<unknown>) => {
    try {
      await call()
    } catch (error) {
      failed(error)
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: scheduledKey(conversationId) }),
      refreshOpened(client, conversationId),
      refreshLists(client, new Set([conversationId])),
    ])
  }
  return {
    sendNow: () => after(() => api('PUT /scheduled-replies/{id}/sending', { params, body: { seenSeq: seq } })),
    move: (at: Date) =>
      after(() => api('PATCH /scheduled-replies/{id}', { params, body: { sendAt: at.toISOString(), seenSeq: seq } })),
    takeBack: () =>
      after(async () => {
        const draft = await api('DELETE /scheduled-replies/{id}', { params })
        const kept = keptDraft(client, conversationId)
        changeOpened(client, conversationId, (opened) => ({
          ...opened,
          drafts: [...opened.drafts.filter(({ kind }) => kind !== 'reply'), draft],
        }))
        giveBackBeside(memberId, conversationId, 'reply', fromServer(draft), kept)
      }),
  }
}
