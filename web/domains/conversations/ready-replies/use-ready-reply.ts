import { useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import type { FilledReply } from '../../../../contract/ready-replies.ts'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import type { ThenStatus } from '../composer/use-send.ts'
import { patchConversation, refreshLists, refreshOpened } from '../use-cached-conversation.ts'
import { filledQuery } from './api.ts'
import type { Chosen, ReadyUse } from './rules.ts'

/** The ready-made reply in the composer: choosing one, what goes along with it, and doing the ones without words at once. */
export const useReadyReply = (
  conversation: Conversation,
  seenSeq: number,
  /** Kept with the draft. */
  chosen: Chosen | null,
  onWords: (filled: FilledReply, chosen: Chosen) => void,
) => {
  const { t } = useTranslation('replies')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const [picking, setPicking] = useState(false)
  const { id } = conversation

  const pick = async (readyReplyId: string, name: string) => {
    setPicking(false)
    try {
      const filled = await client.fetchQuery({ ...filledQuery(id, readyReplyId), staleTime: 5000 })
      if (!filled.language) return await doActions(readyReplyId, name)
      onWords(filled, { readyReplyId, actions: filled.actions })
    } catch (error) {
      failed(error)
    }
  }

  const doActions = async (readyReplyId: string, name: string) => {
    const answer = await api('POST /conversations/{id}/ready-reply-uses', {
      params: { id },
      body: { readyReplyId, seenSeq },
    })
    patchConversation(client, id, answer.conversation)
    say(t('applied', { name }))
    await Promise.all([refreshOpened(client, id), refreshLists(client, new Set([id]))])
  }

  const { status, ...actions } = chosen?.actions ?? {}
  const use: ReadyUse | null = chosen && { readyReplyId: chosen.readyReplyId, actions }
  return {
    picking,
    use,
    thenStatus: (status ?? 'waiting-on-customer') as ThenStatus,
    open: () => setPicking(true),
    pick,
    /** `;` where a word would begin; with ⌘ or Ctrl anywhere, on every layout. */
    openBy: (event: KeyboardEvent, before: string) => {
      const mod = (event.metaKey || event.ctrlKey) && event.code === 'Semicolon'
      if (!mod && (event.key !== ';' || event.altKey || (before !== '' && !/\s/.test(before)))) return false
      event.preventDefault()
      setPicking(true)
      return true
    },
    /** What was typed instead, such as the semicolon itself, is written after all. */
    close: (editor: Editor | null, typed?: string) => {
      setPicking(false)
      setTimeout(
        () =>
          editor
            ?.chain()
            .focus()
            .insertContent(typed ?? '')
            .run(),
        0,
      )
    },
  }
}
