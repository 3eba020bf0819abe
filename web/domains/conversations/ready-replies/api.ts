import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReplyUse } from '../../../../contract/ready-replies.ts'
import { api } from '../../../app/api.ts'

export const readyRepliesQuery = queryOptions({ queryKey: ['ready-replies'], queryFn: () => api('GET /ready-replies') })
export const foldersQuery = queryOptions({
  queryKey: ['ready-replies', 'folders'],
  queryFn: () => api('GET /reply-folders'),
})
export const placeholdersQuery = queryOptions({
  queryKey: ['placeholders'],
  queryFn: () => api('GET /placeholders'),
  staleTime: 60_000,
})

/** How words that are not saved yet read in a conversation. */
export const wordsFilledQuery = (conversationId: string, html: string, language: string) =>
  queryOptions({
    queryKey: ['ready-replies', 'words', conversationId, language, html],
    queryFn: ({ signal }) =>
      api(
        'POST /conversations/{id}/fillings',
        { params: { id: conversationId }, body: { html, language } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })

/** Conversations to look at words in: those whose subject, person or number is like what is typed, else the newest. */
export const previewChoicesQuery = (text: string) =>
  queryOptions({
    queryKey: ['ready-replies', 'preview-choices', text],
    queryFn: ({ signal }) =>
      api('GET /conversations', { query: { view: 'all', text: text || undefined, limit: 20 } }, { signal }),
    placeholderData: keepPreviousData,
  })

export const offeredQuery = (id: string, text: string) =>
  queryOptions({
    queryKey: ['ready-replies', 'offered', id, text],
    queryFn: ({ signal }) =>
      api('GET /conversations/{id}/ready-replies', { params: { id }, query: { text, limit: 50 } }, { signal }),
    placeholderData: keepPreviousData,
  })

export const filledQuery = (id: string, readyReplyId: string) =>
  queryOptions({
    queryKey: ['ready-replies', 'filled', id, readyReplyId],
    queryFn: () => api('GET /conversations/{id}/ready-replies/{readyReplyId}', { params: { id, readyReplyId } }),
  })

export const effectsQuery = (days: number) =>
  queryOptions({
    queryKey: ['ready-replies', 'effects', days],
    queryFn: () => api('GET /ready-replies/effects', { query: { days } }),
  })

export const usesQuery = (id: string, days: number, outcome: ReplyUse['outcome'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['ready-replies', 'uses', id, days, outcome],
    queryFn: ({ pageParam }) =>
      api('GET /ready-replies/{id}/uses', { params: { id }, query: { days, outcome, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
