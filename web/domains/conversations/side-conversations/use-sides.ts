import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Contract } from '../../../../contract/contract.ts'
import type { CallInput } from '../../../../contract/endpoint.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { sideKey } from './api.ts'

type Further = CallInput<Contract['POST /side-conversations/{id}/messages']>['body']
type Question = CallInput<Contract['POST /conversations/{id}/side-conversations']>['body']

/** What can be done with side conversations; every list that shows them is fetched again. */
export const useSides = () => {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: sideKey })
  const settled = { onError: useFailureNotice(), onSettled }
  /** What went wrong is said in its window. */
  const ask = useMutation({
    mutationFn: ({ conversationId, ...body }: Question & { conversationId: string }) =>
      api('POST /conversations/{id}/side-conversations', { params: { id: conversationId }, body }),
    onSettled,
  })
  const say = useMutation({
    mutationFn: ({ id, ...body }: Further & { id: string }) =>
      api('POST /side-conversations/{id}/messages', { params: { id }, body }),
    ...settled,
  })
  const takeBack = useMutation({
    mutationFn: (id: string) => api('DELETE /side-messages/{id}/delivery', { params: { id } }),
    ...settled,
  })
  const sendAgain = useMutation({
    mutationFn: (id: string) => api('PUT /side-messages/{id}/delivery', { params: { id } }),
    ...settled,
  })
  const end = useMutation({
    mutationFn: (id: string) => api('PUT /side-conversations/{id}/completion', { params: { id } }),
    ...settled,
  })
  const reopen = useMutation({
    mutationFn: (id: string) => api('DELETE /side-conversations/{id}/completion', { params: { id } }),
    ...settled,
  })
  return { ask, say, takeBack, sendAgain, end, reopen }
}
