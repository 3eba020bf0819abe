import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

export const noticeKeys = {
  /** The list and the count: what is told to me makes both old. */
  all: ['notices'],
  list: ['notices', 'list'],
  count: ['notices', 'count'],
  settings: ['notice-settings'],
  browsers: ['notice-browsers'],
} as const

export const noticesQuery = infiniteQueryOptions({
  queryKey: noticeKeys.list,
  queryFn: ({ pageParam }) => api('GET /notices', { query: { cursor: pageParam, limit: 30 } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

export const countQuery = queryOptions({ queryKey: noticeKeys.count, queryFn: () => api('GET /notices/count') })

export const settingsQuery = queryOptions({
  queryKey: noticeKeys.settings,
  queryFn: () => api('GET /notices/settings'),
})

export const browsersQuery = queryOptions({
  queryKey: noticeKeys.browsers,
  queryFn: () => api('GET /push/subscriptions'),
})
