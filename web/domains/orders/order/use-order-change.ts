import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { GivenValues } from '../../../../contract/fields.ts'
import type { Order } from '../../../../contract/orders.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { orderKeys, orderQuery } from '../api.ts'

/** Changes to one order; each answer is the order as it now is. */
export const useOrderChange = (id: string) => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  const { mutate, isPending } = useMutation({
    mutationFn: (call: () => Promise<Order>) => call(),
    onSuccess: (order) => {
      client.setQueryData(orderQuery(id).queryKey, order)
      client.invalidateQueries({ queryKey: orderKeys.orders })
    },
    onError: failed,
  })
  return {
    isPending,
    setFields: (fields: GivenValues) => mutate(() => api('PATCH /orders/{id}', { params: { id }, body: { fields } })),
    reach: (body: { name: string; at?: string; settles: boolean }) =>
      mutate(() => api('POST /orders/{id}/stages', { params: { id }, body })),
    takeBack: (stageId: string) =>
      mutate(() => api('DELETE /orders/{id}/stages/{stageId}', { params: { id, stageId } })),
  }
}
