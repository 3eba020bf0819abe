import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) => api('GET /search', { query: { q, cursor: pageParam, limit: 20 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.conversations.next ?? undefined,
    staleTime: 15_000,
  })

export const sideSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'side-conversations', q],
    queryFn: ({ signal }) => api('GET /search/side-conversations', { query: { q, limit: 20 } }, { signal }),
    staleTime: 15_000,
  })
