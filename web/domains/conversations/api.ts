import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Contract } from '../../../contract/contract.ts'
import type { ConversationLine, View } from '../../../contract/conversations.ts'
import type { CallInput, CallOutput } from '../../../contract/endpoint.ts'
import { api } from '../../app/api.ts'
import { newerAfter } from '../../app/filters/newer-after.ts'

type Asked = NonNullable<CallInput<Contract['GET /conversations']>['query']>

/** What narrows and orders the list, as it stands in the address bar. */
export interface ListFilter {
  order?: Asked['order'] | undefined
  /** In the text form. */
  filter?: string | undefined
  text?: string | undefined
  /** Not in the address: the list on a person's page. */
  personId?: string | undefined
  /** The field whose values the list stands under; `none` where the view's own is not wanted. */
  grouping?: string | undefined
}

/** Where one is in the inbox: a standing view, a saved one by its id, or a ready-made one such as `urgency:urgent`. */
export type Place = string

const standing: readonly string[] = [
  'open',
  'mine',
  'unassigned',
  'waiting',
  'resolved',
  'snoozed',
  'all',
  'spam',
  'trash',
] satisfies View[]

export const isStanding = (place: Place): place is View => standing.includes(place)

export const narrowing = (place: Place): { view?: View; viewId?: string } =>
  isStanding(place) ? { view: place } : { viewId: place }

export const conversationKeys = {
  lists: ['conversations', 'list'],
  counts: ['conversations', 'counts'],
  /** Every opened conversation, by the number or id in its address. */
  opened: ['conversation'],
  one: (ref: string) => ['conversation', ref],
  topics: ['topics'],
  tags: ['tags'],
  views: ['views'],
} as const

export type Group = CallOutput<Contract['GET /conversations/groups']>['items'][number]

/** Where the next page begins: in a grouped list under which heading, and where there. */
export interface PageStart {
  cursor?: string | undefined
  groups?: Group[]
  index?: number
}

export interface ListPage {
  items: ConversationLine[]
  next: PageStart | null
  /** In a grouped list, under which heading each line stands, by its id. */
  groupOf?: Record<string, Group>
}

const perPage = 50

/** How often the server is asked for what it has not met yet, before whoever waits is asked. */
const mostAsked = 5

/** For a filter that fits few, the server looks through so many conversations at a time, and may meet none among them. */
async function linesOf(place: Place, { grouping: _, ...filter }: ListFilter, cursor?: string, signal?: AbortSignal) {
  const ask = (from?: string) =>
    api(
      'GET /conversations',
      { query: { ...narrowing(place), ...filter, cursor: from, limit: perPage } },
      signal ? { signal } : {},
    )
  let page = await ask(cursor)
  for (let asked = 1; asked < mostAsked && page.items.length === 0 && page.next; asked++) page = await ask(page.next)
  return page
}

const under = (filter: ListFilter, { text }: Group): ListFilter => ({
  ...filter,
  filter: filter.filter ? `(${filter.filter}) ${text}` : text,
})

/** As many headings as make a page: of headings with few lines under them several are fetched at once. */
const mostHeadings = 8

export async function fetchPage(
  place: Place,
  filter: ListFilter,
  start: PageStart,
  signal?: AbortSignal,
): Promise<ListPage> {
  const { grouping } = filter
  if (!grouping || grouping === 'none') {
    const { items, next } = await linesOf(place, filter, start.cursor, signal)
    return { items, next: next ? { cursor: next } : null }
  }
  const groups = start.groups ?? (await groupsOf(place, filter, grouping))
  const page: ListPage = { items: [], next: null, groupOf: {} }
  let index = start.index ?? 0
  let cursor = start.cursor
  for (let asked = 0; index < groups.length; asked++) {
    if (asked === mostHeadings || page.items.length >= perPage / 2) return { ...page, next: { groups, index, cursor } }
    const group = groups[index] as Group
    const { items, next } = await linesOf(place, under(filter, group), cursor, signal)
    page.items.push(...items)
    for (const { id } of items) Object.assign(page.groupOf ?? {}, { [id]: group })
    cursor = next ?? undefined
    if (!next) index += 1
  }
  return page
}

const groupsOf = async (place: Place, { filter }: ListFilter, grouping: string): Promise<Group[]> =>
  (await api('GET /conversations/groups', { query: { ...narrowing(place), filter, grouping } })).items

export const listQuery = (place: Place, filter: ListFilter = {}) =>
  infiniteQueryOptions({
    queryKey: [...conversationKeys.lists, place, filter],
    queryFn: ({ pageParam, signal }) => fetchPage(place, filter, pageParam, signal),
    initialPageParam: {} as PageStart,
    getNextPageParam: (page: ListPage) => page.next ?? undefined,
  })

export const countsQuery = queryOptions({
  queryKey: conversationKeys.counts,
  queryFn: () => api('GET /conversations/counts'),
})

export const viewsQuery = queryOptions({ queryKey: conversationKeys.views, queryFn: () => api('GET /views') })

/** Under the other counts, so that what makes those old makes these old. */
export const viewCountsQuery = queryOptions({
  queryKey: [...conversationKeys.counts, 'views'],
  queryFn: () => api('GET /views/counts'),
  // Hours pass, which nobody tells.
  refetchInterval: ({ state }) => newerAfter(state.data?.items, 20_000),
})

/** How many a filter finds; spam and the trash are not counted. */
export const countQuery = (place: Place, filter: string) =>
  queryOptions({
    queryKey: [...conversationKeys.counts, 'asked', place, filter],
    queryFn: () => api('GET /conversations/count', { query: { ...narrowing(place), filter } }),
    refetchInterval: ({ state }) => newerAfter(state.data && [state.data]),
    retry: false,
    enabled: place !== 'spam' && place !== 'trash',
  })

export const conversationQuery = (ref: string) =>
  queryOptions({
    queryKey: conversationKeys.one(ref),
    queryFn: ({ signal }) => api('GET /conversations/{id}', { params: { id: ref } }, { signal }),
  })

export const earlierQuery = (ref: string, id: string, cursor: string | null) =>
  infiniteQueryOptions({
    queryKey: [...conversationKeys.one(ref), 'earlier', cursor],
    queryFn: ({ pageParam }) =>
      api('GET /conversations/{id}/messages', { params: { id }, query: { cursor: pageParam, limit: 50 } }),
    initialPageParam: cursor ?? undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: false,
  })

export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: ['similar', id],
    queryFn: ({ signal }) => api('GET /conversations/{id}/similar', { params: { id } }, { signal }),
    staleTime: 60_000,
  })

export const topicsQuery = queryOptions({ queryKey: conversationKeys.topics, queryFn: () => api('GET /topics') })
export const tagsQuery = queryOptions({ queryKey: conversationKeys.tags, queryFn: () => api('GET /tags') })

const fields = ['order', 'filter', 'text', 'grouping'] as const

/** The filter as it stands in the address; what is not a word is left out, the server judges the rest. */
export const readFilter = (search: Record<string, unknown>): ListFilter =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = search[field]
      return typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : []
    }),
  )

const readyMade = /^(urgency|topic):[\w-]{1,40}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What stands in the address for a place; anything else is the open ones. */
export const placeOf = (value: string): Place =>
  isStanding(value) || uuid.test(value) || readyMade.test(value) ? value : 'open'
