import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'

export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id, 'merge-candidates'],
    queryFn: () => api('GET /conversations/{id}/merge-candidates', { params: { id } }),
    staleTime: 0,
  })

export const foundQuery = (text: string | undefined) =>
  queryOptions({
    queryKey: ['conversations', 'to-merge', text],
    queryFn: () => api('GET /conversations', { query: { view: 'all', text, limit: 12 } }),
    enabled: text !== undefined,
  })
