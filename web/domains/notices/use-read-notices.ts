import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Contract } from '../../../contract/contract.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { api } from '../../app/api.ts'
import { useFailureNotice } from '../../app/notices.tsx'
import { noticeKeys } from './api.ts'

type Which = CallInput<Contract['PUT /notices/reading']>['body']

/** Marks notices as read; the bell follows. */
export const useReadNotices = () => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const { mutate } = useMutation({
    mutationFn: (body: Which) => api('PUT /notices/reading', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticeKeys.all }),
    onError: failed,
  })
  return mutate
}
