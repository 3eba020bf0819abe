import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'

export const statusesQuery = queryOptions({
  queryKey: ['statuses'],
  queryFn: () => api('GET /statuses'),
  staleTime: 60_000,
})
