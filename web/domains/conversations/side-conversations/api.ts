import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'

export const sideKey = ['side-conversations'] as const

export const sidesQuery = (id: string) =>
  queryOptions({
    queryKey: [...sideKey, id],
    queryFn: () => api('GET /conversations/{id}/side-conversations', { params: { id } }),
  })

export const sideQuery = (id: string) =>
  queryOptions({
    queryKey: [...sideKey, 'one', id],
    queryFn: () => api('GET /side-conversations/{id}', { params: { id } }),
  })

export const askedByMeQuery = queryOptions({
  queryKey: [...sideKey, 'me'],
  queryFn: () => api('GET /side-conversations', { query: { for: 'me' } }),
})

export const askedOfMyTeamsQuery = queryOptions({
  queryKey: [...sideKey, 'my-teams'],
  queryFn: () => api('GET /side-conversations', { query: { for: 'my-teams' } }),
})
