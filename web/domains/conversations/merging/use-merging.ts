import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { useDoneNotice, useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { conversationKeys } from '../api.ts'

interface Merge {
  survivor: { id: string; number: number }
  mergedIds: string[]
}

/** Merging conversations, and taking it back: at once from the notice, later from the thread. */
export const useMerging = (whenMerged?: (survivor: Merge['survivor']) => void) => {
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
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await api('DELETE /conversation-merges/{id}', { params: { id } })
    },
    onSuccess: () => say(t('undone')),
    onError: failed,
    onSettled: refresh,
  })
  const merge = useMutation({
    mutationFn: ({ survivor, mergedIds }: Merge) =>
      api('POST /conversations/{id}/merges', { params: { id: survivor.id }, body: { conversationIds: mergedIds } }),
    onSuccess: ({ items }, { survivor }) => {
      const ids = items.map(({ id }) => id)
      offerUndo({
        id: `merge-${ids[0]}`,
        text: t('done', { count: ids.length, number: survivor.number }),
        undo: () => undo.mutate(ids),
        for: 12_000,
      })
      whenMerged?.(survivor)
    },
    onError: failed,
    onSettled: refresh,
  })
  return { merge: merge.mutate, undo: (id: string) => undo.mutate([id]), isPending: merge.isPending || undo.isPending }
}
