import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { BulkRow, BulkRun, Selection } from '../../../../contract/bulk.ts'
import { api } from '../../../app/api.ts'

export const isUnderWay = ({ state }: Pick<BulkRun, 'state'>) =>
  state === 'collecting' || state === 'running' || state === 'undoing'

const every = (run: BulkRun | undefined) => (run && isUnderWay(run) ? 1000 : false)

export const totalQuery = (selection: Selection) =>
  queryOptions({
    queryKey: ['conversations', 'total', selection],
    queryFn: () => api('GET /conversations/total', { query: selection }),
    staleTime: 10_000,
  })

export const runsQuery = queryOptions({
  queryKey: ['bulk-runs', 'newest'],
  queryFn: () => api('GET /bulk-runs', { query: { limit: 10 } }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 1000 : false),
})

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['bulk-runs', id],
    queryFn: () => api('GET /bulk-runs/{id}', { params: { id } }),
    refetchInterval: ({ state }) => every(state.data),
  })

export const rowsQuery = (id: string, rowState: BulkRow['state'] | undefined, version: string) =>
  infiniteQueryOptions({
    queryKey: ['bulk-runs', id, 'rows', rowState, version],
    queryFn: ({ pageParam }) =>
      api('GET /bulk-runs/{id}/rows', { params: { id }, query: { state: rowState, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
