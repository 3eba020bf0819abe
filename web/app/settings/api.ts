import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export const platformKeys = { keys: ['keys'], webhooks: ['webhooks'], jobs: ['jobs'] } as const

export const keysQuery = queryOptions({ queryKey: platformKeys.keys, queryFn: () => api('GET /keys') })
export const webhooksQuery = queryOptions({ queryKey: platformKeys.webhooks, queryFn: () => api('GET /webhooks') })
export const jobsQuery = queryOptions({ queryKey: platformKeys.jobs, queryFn: () => api('GET /jobs', {}) })
/** No event tells of them, so they are asked for now and then. */
export const deadJobsQuery = queryOptions({
  queryKey: [...platformKeys.jobs, 'dead'],
  queryFn: () => api('GET /jobs', { query: { dead: 'true' } }),
  refetchInterval: 60_000,
})
export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ pageParam }) =>
      api('GET /webhooks/{id}/deliveries', { params: { id }, query: { cursor: pageParam, limit: 30 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
