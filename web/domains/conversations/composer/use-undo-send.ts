import { useQueryClient } from '@tanstack/react-query'
import type { Conversation, Message } from '../../../../contract/conversations.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { useSession } from '../../../app/session.ts'
import { changeOpened, keptDraft, refreshLists, refreshOpened } from '../use-cached-conversation.ts'
import { fromServer } from './rules.ts'
import { giveBackBeside } from './use-draft.ts'

/** Takes a reply back while it waits; its text stands in the composer again. */
export const useUndoSend = (conversation: Pick<Conversation, 'id'>) => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const memberId = useSession().profile.member.id
  const { id } = conversation

  return async (message: Pick<Message, 'id'>) => {
    try {
      const draft = await api('DELETE /messages/{id}/delivery', { params: { id: message.id } })
      const kept = keptDraft(client, id)
      changeOpened(client, id, (opened) => ({
        ...opened,
        messages: opened.messages.filter((one) => one.id !== message.id),
        drafts: [...opened.drafts.filter(({ kind }) => kind !== 'reply'), draft],
      }))
      giveBackBeside(memberId, id, 'reply', fromServer(draft), kept)
    } catch (error) {
      failed(error)
    }
    await Promise.all([refreshOpened(client, id), refreshLists(client, new Set([id]))])
  }
}
