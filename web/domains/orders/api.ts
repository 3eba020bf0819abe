import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const orderKeys = { orders: ['orders'] } as const

interface Narrowing {
  text?: string | undefined
  filter?: string | undefined
  personId?: string | undefined
}

export const ordersQuery = (asked: Narrowing, limit = 50) =>
  infiniteQueryOptions({
    queryKey: [...orderKeys.orders, 'list', asked, limit],
    queryFn: ({ pageParam, signal }) =>
      api('GET /orders', { query: { ...asked, cursor: pageParam, limit } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: [...orderKeys.orders, 'one', id],
    queryFn: () => api('GET /orders/{id}', { params: { id } }),
  })
export const orderCountQuery = (filter: string | undefined) =>
  queryOptions({
    queryKey: [...orderKeys.orders, 'count', filter ?? ''],
    queryFn: () => api('GET /orders/count', { query: { filter } }),
    retry: false,
  })
export const stageNamesQuery = queryOptions({
  queryKey: [...orderKeys.orders, 'stage-names'],
  queryFn: () => api('GET /orders/stage-names'),
})
/** What is being talked about with one of the people of an order. */
export const talkedWithQuery = (personId: string) =>
  queryOptions({
    queryKey: [...orderKeys.orders, 'conversations', personId],
    queryFn: () => api('GET /conversations', { query: { view: 'all', personId, limit: 5 } }),
  })
