import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Contract } from '../../../contract/contract.ts'
import type { View } from '../../../contract/conversations.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { api } from '../../app/api.ts'

/** What narrows the list, as it stands in the address bar. */
export type ListFilter = Omit<
  NonNullable<CallInput<Contract['GET /conversations']>['query']>,
  'cursor' | 'limit' | 'view'
>

export const conversationKeys = {
  lists: ['conversations', 'list'],
  counts: ['conversations', 'counts'],
  /** Every opened conversation, by the number or id in its address. */
  opened: ['conversation'],
  one: (ref: string) => ['conversation', ref],
  topics: ['topics'],
  tags: ['tags'],
} as const

export const listQuery = (view: View, filter: ListFilter = {}) =>
  infiniteQueryOptions({
    queryKey: [...conversationKeys.lists, view, filter],
    queryFn: ({ pageParam, signal }) =>
      api('GET /conversations', { query: { view, ...filter, cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const countsQuery = queryOptions({
  queryKey: conversationKeys.counts,
  queryFn: () => api('GET /conversations/counts'),
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

export const topicsQuery = queryOptions({ queryKey: conversationKeys.topics, queryFn: () => api('GET /topics') })
export const tagsQuery = queryOptions({ queryKey: conversationKeys.tags, queryFn: () => api('GET /tags') })

const fields = ['order', 'assigneeId', 'teamId', 'topicId', 'urgency', 'tag', 'text'] as const

/** The filter as it stands in the address; what is not a word is left out, the server judges the rest. */
export const readFilter = (search: Record<string, unknown>): ListFilter =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = search[field]
      return typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : []
    }),
  )
