import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AffectedConversation } from '../../../../contract/problems.ts'
import { api } from '../../../app/api.ts'

export const affectedKey = 'affected'

export const affectedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [affectedKey, id, 'pages'],
    queryFn: ({ pageParam }) =>
      api('GET /conversations/{id}/affected', { params: { id }, query: { cursor: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const countQuery = (id: string) =>
  queryOptions({
    queryKey: [affectedKey, id, 'count'],
    queryFn: () => api('GET /conversations/{id}/affected', { params: { id }, query: { limit: 1 } }),
  })

/** As many as one update may reach. */
const most = 1000

/** All of them, as they are now. */
async function allAffected(id: string): Promise<AffectedConversation[]> {
  const items: AffectedConversation[] = []
  let cursor: string | undefined
  do {
    const page = await api('GET /conversations/{id}/affected', { params: { id }, query: { cursor, limit: 100 } })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor && items.length < most)
  return items.slice(0, most)
}

/** All of them, kept true while they are shown. */
export const allQuery = (id: string) =>
  queryOptions({ queryKey: [affectedKey, id, 'all'], queryFn: () => allAffected(id) })

/** Kept as it was first shown: what comes later has not been seen, and holds its conversation back. */
export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['update-preview', id],
    queryFn: () => allAffected(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
