import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Conversation, ConversationLine, Message } from '../../../contract/conversations.ts'
import { conversationKeys, fetchPage, type ListFilter, type ListPage, type PageStart, type Place } from './api.ts'
import { upsertMessage } from './rules.ts'

type Pages = InfiniteData<ListPage, PageStart>

/** Opened as one of these, or as what one was merged into. */
const isOpenedOf = (ids: ReadonlySet<string>) => (query: { state: { data?: unknown } }) => {
  const opened = query.state.data as Partial<Conversation> | undefined
  if (!opened) return false
  return ids.has(opened.id ?? '') || (opened.merged?.some(({ id }) => ids.has(id)) ?? false)
}
const isOpened = (id: string) => isOpenedOf(new Set([id]))

/** Changes a conversation wherever it is shown, at once, before the server has answered. */
export const patchConversation = (client: QueryClient, id: string, change: Partial<ConversationLine>) => {
  client.setQueriesData<Pages>({ queryKey: conversationKeys.lists }, (pages) =>
    pages?.pages.some((page) => page.items.some((line) => line.id === id))
      ? {
          ...pages,
          pages: pages.pages.map((page) => ({
            ...page,
            items: page.items.map((line) => (line.id === id ? { ...line, ...change } : line)),
          })),
        }
      : pages,
  )
  client.setQueriesData<Conversation>({ queryKey: conversationKeys.opened, predicate: isOpened(id) }, (opened) =>
    opened ? { ...opened, ...change } : opened,
  )
}

/** Puts a message into an opened conversation: a new one at the end, a known one in its place. */
export const putMessage = (client: QueryClient, id: string, message: Message) =>
  client.setQueriesData<Conversation>({ queryKey: conversationKeys.opened, predicate: isOpened(id) }, (opened) =>
    opened ? upsertMessage(opened, message) : opened,
  )

export const changeOpened = (client: QueryClient, id: string, change: (opened: Conversation) => Conversation) =>
  client.setQueriesData<Conversation>({ queryKey: conversationKeys.opened, predicate: isOpened(id) }, (opened) =>
    opened ? change(opened) : opened,
  )

/** What the server is known to keep of my reply there. */
export const keptDraft = (client: QueryClient, id: string): string | null => {
  const [known] = client.getQueriesData<Conversation>({ queryKey: conversationKeys.opened, predicate: isOpened(id) })
  return known?.[1]?.drafts.find(({ kind }) => kind === 'reply')?.html ?? null
}

export const refreshOpened = (client: QueryClient, id: string) => refreshEachOpened(client, new Set([id]))

/** One look through what is opened, however many these are. */
export const refreshEachOpened = (client: QueryClient, ids: ReadonlySet<string>) =>
  client.invalidateQueries({ queryKey: conversationKeys.opened, predicate: isOpenedOf(ids) })

const fewPages = 2

/**
 * Brings lists up to date after something happened to some conversations. A list scrolled far down would be fetched
 * page by page again, so there only its first page and the pages that hold them are.
 */
export const refreshLists = async (client: QueryClient, ids: ReadonlySet<string>) => {
  const lists = client.getQueryCache().findAll({ queryKey: conversationKeys.lists })
  await Promise.all(
    lists.map(async (query) => {
      const data = query.state.data as Pages | undefined
      if (!data || data.pages.length <= fewPages || !query.isActive()) {
        return client.invalidateQueries({ queryKey: query.queryKey, exact: true })
      }
      const [, , place, filter] = query.queryKey as [string, string, Place, ListFilter]
      const pages = await Promise.all(
        data.pages.map((page, index) => {
          const touched = index === 0 || page.items.some((line) => ids.has(line.id))
          if (!touched) return page
          return fetchPage(place, filter, data.pageParams[index] ?? {})
        }),
      )
      const seen = new Set<string>()
      client.setQueryData<Pages>(query.queryKey, {
        ...data,
        pages: pages.map((page) => ({
          ...page,
          items: page.items.filter((line) => !seen.has(line.id) && seen.add(line.id)),
        })),
      })
    }),
  )
}
