import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { TimelineEntry } from '../../../contract/customers.ts'
import { api } from '../../app/api.ts'
import { newerAfter } from '../../app/filters/newer-after.ts'

export const customerKeys = { people: ['people'], companies: ['companies'], segments: ['segments'] } as const

interface PeopleFilter {
  text?: string | undefined
  companyId?: string | undefined
  segmentId?: string | undefined
  filter?: string | undefined
}

export const peopleQuery = (filter: PeopleFilter = {}) =>
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
const newestEvents = 5
export const newestEventsQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.people, 'timeline', id, 'newest'],
    queryFn: () => api('GET /people/{id}/timeline', { params: { id }, query: { limit: newestEvents } }),
  })

type Told = { items: TimelineEntry[] }

/**
 * Makes the timelines old in which one of these conversations stands, whomever their person was merged into since, and those of
 * these people.
 */
export const refreshTimelines = (
  client: QueryClient,
  conversations: ReadonlySet<string>,
  people: ReadonlySet<string>,
) =>
  client.invalidateQueries({
    queryKey: [...customerKeys.people, 'timeline'],
    predicate: ({ queryKey, state }) => {
      const data = state.data as Told | { pages: Told[] } | undefined
      const items = data && ('pages' in data ? data.pages.flatMap((page) => page.items) : data.items)
      return (
        people.has(String(queryKey[2])) ||
        (items ?? []).some(({ conversation }) => conversation !== null && conversations.has(conversation.id))
      )
    },
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
export const companyCountQuery = (filter: string | undefined) =>
  queryOptions({
    queryKey: [...customerKeys.companies, 'count', filter ?? ''],
    queryFn: ({ signal }) => api('GET /companies/count', { query: { filter } }, { signal }),
    refetchInterval: ({ state }) => newerAfter(state.data && [state.data]),
    retry: false,
  })
export const companiesQuery = (text?: string, filter?: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.companies, 'list', text ?? '', filter ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api('GET /companies', { query: { text, filter, cursor: pageParam, limit: 50 } }, { signal }),
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
    queryFn: async ({ pageParam }) => {
      const query = { view: 'all' as const, personId, cursor: pageParam.cursor, limit: 50 }
      const { items, next } = await api('GET /conversations', { query })
      return { items, next: next ? { cursor: next } : null }
    },
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const segmentsQuery = queryOptions({ queryKey: customerKeys.segments, queryFn: () => api('GET /segments') })
/** Under the people, so that what makes those old makes these old. */
export const segmentCountsQuery = queryOptions({
  queryKey: [...customerKeys.people, 'segment-counts'],
  queryFn: () => api('GET /segments/counts'),
  refetchInterval: ({ state }) => newerAfter(state.data?.items),
})
export const peopleCountQuery = (asked: { segmentId?: string | undefined; filter?: string | undefined }) =>
  queryOptions({
    queryKey: [...customerKeys.people, 'count', asked],
    queryFn: () => api('GET /people/count', { query: asked }),
    refetchInterval: ({ state }) => newerAfter(state.data && [state.data]),
    retry: false,
  })
