import { queryOptions } from '@tanstack/react-query'
import type { Noun } from '../../../contract/fields.ts'
import { api } from '../../app/api.ts'

export const fieldKeys = { fields: ['fields'] } as const

/** The fields of a noun, archived ones among them: their values may still be shown. */
export const fieldsQuery = (noun: Noun) =>
  queryOptions({
    queryKey: [...fieldKeys.fields, noun],
    queryFn: () => api('GET /fields', { query: { noun, archived: 'true' } }),
    staleTime: 60_000,
  })

/** People a person field may name, as one types. */
export const personChoicesQuery = (text: string) =>
  queryOptions({
    queryKey: ['people', 'choices', text],
    queryFn: ({ signal }) => api('GET /people', { query: { text: text || undefined, limit: 10 } }, { signal }),
  })

export const namedPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: () => api('GET /people/{id}', { params: { id } }),
  })
