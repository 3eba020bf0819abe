import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../contract/contract.ts'
import type { ConversationLine } from '../../../contract/conversations.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { api } from '../../app/api.ts'
import { hideNotice } from '../../app/notice-board.tsx'
import { useFailureNotice, useUndoNotice } from '../../app/notices.tsx'
import { patchConversation, refreshLists, refreshOpened } from './use-cached-conversation.ts'

type Fields = NonNullable<CallInput<Contract['PATCH /conversations/{id}']>['body']>

interface Change {
  /** What it looks like until the server has answered. */
  now: Partial<ConversationLine>
  call: () => Promise<ConversationLine>
  /** Said when done, with a way back. */
  said?: { text: string; undo: () => void }
}

/** Changes to one conversation: shown at once, taken back where the server refuses. */
export const useChange = (line: ConversationLine) => {
  const client = useQueryClient()
  const { t } = useTranslation('conversations')
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const { id } = line
  const params = { id }

  const { mutate } = useMutation({
    mutationFn: ({ call }: Change) => call(),
    onMutate: ({ now }) => {
      patchConversation(client, id, now)
      return line
    },
    onSuccess: (answer, { said }) => {
      patchConversation(client, id, answer)
      if (said) offerUndo({ id: `conversation-${id}`, text: said.text, undo: said.undo })
    },
    onError: (error, _change, before) => {
      if (before) patchConversation(client, id, before)
      failed(error)
    },
    onSettled: () => Promise.all([refreshOpened(client, id), refreshLists(client, new Set([id]))]),
  })

  const reopen = () => {
    hideNotice(`conversation-${id}`)
    mutate({ now: { status: 'open' }, call: () => api('DELETE /conversations/{id}/resolution', { params }) })
  }

  return {
    set: (fields: Fields) =>
      mutate({ now: fields, call: () => api('PATCH /conversations/{id}', { params, body: fields }) }),
    assign: (assignee: ConversationLine['assignee']) =>
      mutate({
        now: { assignee },
        call: () => api('PUT /conversations/{id}/assignment', { params, body: { assigneeId: assignee?.id ?? null } }),
      }),
    giveToTeam: (teamId: string | null) =>
      mutate({
        now: { teamId },
        call: () => api('PUT /conversations/{id}/assignment', { params, body: { teamId } }),
      }),
    resolve: (seenSeq: number) =>
      mutate({
        now: { status: 'resolved' },
        call: () => api('PUT /conversations/{id}/resolution', { params, body: { seenSeq } }),
        said: { text: t('done.resolved', { number: line.number }), undo: reopen },
      }),
    reopen,
    markSpam: () =>
      mutate({
        now: {},
        call: () => api('PUT /conversations/{id}/spam', { params }),
        said: { text: t('done.spam'), undo: () => unmarkSpam() },
      }),
    unmarkSpam: () => unmarkSpam(),
    putIntoTrash: () =>
      mutate({
        now: {},
        call: () => api('PUT /conversations/{id}/deletion', { params }),
        said: { text: t('done.trash'), undo: () => restore() },
      }),
    restore: () => restore(),
  }

  function unmarkSpam() {
    mutate({ now: {}, call: () => api('DELETE /conversations/{id}/spam', { params }) })
  }

  function restore() {
    mutate({ now: {}, call: () => api('DELETE /conversations/{id}/deletion', { params }) })
  }
}

export type Changes = ReturnType<typeof useChange>
