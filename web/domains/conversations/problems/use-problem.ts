import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ConversationRef } from '../../../../contract/joined.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { conversationKeys } from '../api.ts'
import { affectedKey } from './api.ts'

/** Linking a conversation to its problem, and taking the link away; each offers the other as its undo. */
export const useProblem = (conversationId: string) => {
  const { t } = useTranslation('problems')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const params = { id: conversationId }
  const settled = {
    onError: failed,
    onSettled: () =>
      Promise.all([conversationKeys.opened, [affectedKey]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  }
  const put = ({ id }: ConversationRef) => api('PUT /conversations/{id}/problem', { params, body: { problemId: id } })
  const take = () => api('DELETE /conversations/{id}/problem', { params })
  const back = useMutation({ mutationFn: (again: () => Promise<unknown>) => again(), ...settled })
  const link = useMutation({
    mutationFn: put,
    ...settled,
    onSuccess: (_, { number }) =>
      offerUndo({ id: `problem-${conversationId}`, text: t('linked', { number }), undo: () => back.mutate(take) }),
  })
  const unlink = useMutation({
    mutationFn: (_: ConversationRef) => take(),
    ...settled,
    onSuccess: (_, problem) =>
      offerUndo({
        id: `problem-${conversationId}`,
        text: t('unlinked', { number: problem.number }),
        undo: () => back.mutate(() => put(problem)),
      }),
  })
  return { link, unlink }
}
