import { queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const trackerKeys = { trackers: ['trackers'], issues: ['issues'] } as const

export const trackersQuery = queryOptions({
  queryKey: trackerKeys.trackers,
  queryFn: () => api('GET /trackers'),
  staleTime: 60_000,
})
export const issuesQuery = (conversationId: string) =>
  queryOptions({
    queryKey: [...trackerKeys.issues, conversationId],
    queryFn: () => api('GET /conversations/{id}/issues', { params: { id: conversationId } }),
  })
export const projectsQuery = (trackerId: string | null, text: string) =>
  queryOptions({
    queryKey: [...trackerKeys.trackers, trackerId, 'projects', text],
    queryFn: () => api('GET /trackers/{id}/projects', { params: { id: trackerId ?? '' }, query: { text } }),
    enabled: trackerId !== null,
    staleTime: 60_000,
  })
