import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: () => api('GET /forms'),
  staleTime: 60_000,
})
