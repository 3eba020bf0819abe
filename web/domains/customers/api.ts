import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const customerKeys = { people: ['people'], companies: ['companies'] } as const

export const peopleQuery = (filter: { text?: string | undefined; companyId?: string | undefined } = {}) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.people, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api('GET /people', { query: { ...filter, cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.people, 'one', id],
    queryFn: () => api('GET /people/{id}', { params: { id } }),
  })
export const timelineQuery = (id: string, type?: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.people, 'timeline', id, type ?? ''],
    queryFn: ({ pageParam }) =>
      api('GET /people/{id}/timeline', { params: { id }, query: { type, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.people, 'duplicates', id],
    queryFn: () => api('GET /people/{id}/duplicates', { params: { id } }),
  })
export const mergesQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.people, 'merges', id],
    queryFn: () => api('GET /people/{id}/merges', { params: { id } }),
  })
export const companiesQuery = (text?: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.companies, 'list', text ?? ''],
    queryFn: ({ pageParam }) => api('GET /companies', { query: { text, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.companies, 'one', id],
    queryFn: () => api('GET /companies/{id}', { params: { id } }),
  })
/** Under the lists of conversations, so that what is said to them keeps it true. */
export const personConversationsQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', 'all', { personId }],
    queryFn: ({ pageParam }) =>
      api('GET /conversations', { query: { view: 'all', personId, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
