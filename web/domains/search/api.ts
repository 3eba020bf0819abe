import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) => api('GET /search', { query: { q, cursor: pageParam, limit: 20 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.conversations.next ?? undefined,
    staleTime: 15_000,
  })
