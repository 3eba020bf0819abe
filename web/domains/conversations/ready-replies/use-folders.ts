import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'

export const useFolders = () => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const after = { onError: failed, onSettled: () => client.invalidateQueries({ queryKey: ['ready-replies'] }) }
  const add = useMutation({ mutationFn: (name: string) => api('POST /reply-folders', { body: { name } }), ...after })
  const remove = useMutation({
    mutationFn: (id: string) => api('DELETE /reply-folders/{id}', { params: { id } }),
    ...after,
  })
  return { addFolder: add.mutate, removeFolder: remove.mutate }
}
