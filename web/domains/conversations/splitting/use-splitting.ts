import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { conversationKeys } from '../api.ts'

/** Taking messages out into a conversation of their own, and putting them back. */
export const useSplitting = (conversationId: string) => {
  const { t } = useTranslation('merging')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const say = useDoneNotice()
  const refresh = () =>
    Promise.all(
      [conversationKeys.opened, conversationKeys.lists, conversationKeys.counts].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  const undo = useMutation({
    mutationFn: (id: string) => api('DELETE /conversation-splits/{id}', { params: { id } }),
    onSuccess: () => say(t('split.undone')),
    onError: failed,
    onSettled: refresh,
  })
  const split = useMutation({
    mutationFn: (body: { messageIds: string[]; subject?: string | undefined }) =>
      api('POST /conversations/{id}/splits', { params: { id: conversationId }, body }),
    onSuccess: ({ splitId, conversation: { number } }, { messageIds }) =>
      offerUndo({
        id: `split-${splitId}`,
        text: t('split.done', { count: messageIds.length, number }),
        undo: () => undo.mutate(splitId),
        for: 12_000,
      }),
    onSettled: refresh,
  })
  return { split, undo: undo.mutate, isUndoing: undo.isPending }
}
