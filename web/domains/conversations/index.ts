/**
 * Everything said: the inbox with its list, threads and composer. Others may show the views, link to conversations and
 * say that something in them is old.
 */
import { lazyRouteComponent } from '@tanstack/react-router'

export { conversationKeys, listQuery, readFilter } from './api.ts'
export { useOutbox } from './composer/use-outbox.ts'
export { personName } from './rules.ts'
export { refreshLists, refreshOpened } from './use-cached-conversation.ts'
export { setPresent } from './use-presence.ts'
export { ViewList } from './view-list.tsx'

export const InboxPage = lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage')
export const TopicsPage = lazyRouteComponent(() => import('./topics/topics-page.tsx'), 'TopicsPage')
