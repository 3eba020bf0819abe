import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useDoneNotice, useFailureNotice, useUndoNotice } from '../../app/notices.tsx'
import { customerKeys } from './api.ts'

/** Merging another person into this one, and taking it back. */
export const useMerge = (survivorId: string) => {
  const { t } = useTranslation('customers')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const say = useDoneNotice()
  const refresh = () => client.invalidateQueries({ queryKey: customerKeys.people })

  const undo = useMutation({
    mutationFn: (id: string) => api('DELETE /merges/{id}', { params: { id } }),
    onSuccess: () => {
      say(t('mergeUndone'))
      refresh()
    },
    onError: failed,
  })
  const merge = useMutation({
    mutationFn: (other: { id: string; name: string }) =>
      api('POST /people/{id}/merges', { params: { id: survivorId }, body: { personId: other.id } }),
    onSuccess: (made, { name }) => {
      offerUndo({ id: made.id, text: t('merged', { name }), undo: () => undo.mutate(made.id) })
      refresh()
    },
    onError: failed,
  })
  return { merge: merge.mutate, isPending: merge.isPending || undo.isPending, undo: undo.mutate }
}
