import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../../contract/segments.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { customerKeys } from '../api.ts'

/** Deleting a segment, with a way back. */
export function useSegmentRemoval() {
  const { t } = useTranslation('customers')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const refresh = () => client.invalidateQueries({ queryKey: customerKeys.segments })
  const putBack = useMutation({
    mutationFn: ({ name, kind, filter, position }: Segment) =>
      api('POST /segments', { body: { name, kind, filter, position } }),
    onError: failed,
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (segment: Segment) => api('DELETE /segments/{id}', { params: { id: segment.id } }),
    onSuccess: (_, segment) =>
      offerUndo({
        id: `segment-${segment.id}`,
        text: t('segments.deleted', { name: segment.name }),
        undo: () => putBack.mutate(segment),
      }),
    onError: failed,
    onSettled: refresh,
  })
  return remove.mutate
}
