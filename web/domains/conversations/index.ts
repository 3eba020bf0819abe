/**
 * Everything said: the inbox with its list, threads and composer. Others may show the views, link to conversations and
 * say that something in them is old.
 */
import { lazyRouteComponent } from '@tanstack/react-router'

export { conversationKeys, listQuery, placeOf, readFilter } from './api.ts'
export { BulkProgress } from './bulk/bulk-progress.tsx'
export { useKeptWriting } from './composer/use-kept-writing.ts'
export { ChangeWords } from './history/components/change-words.tsx'
export { changesIn } from './history/rules.ts'
export { TimelineSlot } from './person-card/timeline-slot.tsx'
export { affectedKey } from './problems/api.ts'
export { personName } from './rules.ts'
export { askedOfMyTeamsQuery, sideKey } from './side-conversations/api.ts'
export { AskedByMe } from './side-conversations/components/asked-by-me.tsx'
export { AskedOfMyTeams } from './side-conversations/components/asked-of-my-teams.tsx'
export { useStatusName } from './statuses/use-status-name.ts'
export { myTodosQuery, todoKey } from './todos/api.ts'
export { MyTodos } from './todos/components/my-todos.tsx'
export { refreshEachOpened, refreshLists } from './use-cached-conversation.ts'
export { setPresent } from './use-presence.ts'
export { ViewList } from './views/view-list.tsx'

export const InboxPage = lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage')
export const AskedPage = lazyRouteComponent(() => import('./side-conversations/asked-page.tsx'), 'AskedPage')
export const FormsPage = lazyRouteComponent(() => import('./forms/forms-page.tsx'), 'FormsPage')
export const StatusesPage = lazyRouteComponent(() => import('./statuses/statuses-page.tsx'), 'StatusesPage')
export const BulkRunPage = lazyRouteComponent(() => import('./bulk/bulk-run-page.tsx'), 'BulkRunPage')
export const ReadyRepliesPage = lazyRouteComponent(
  () => import('./ready-replies/ready-replies-page.tsx'),
  'ReadyRepliesPage',
)
export const ReplyUsesPage = lazyRouteComponent(() => import('./ready-replies/reply-uses-page.tsx'), 'ReplyUsesPage')
export const ShelvesPage = lazyRouteComponent(() => import('./shelves/shelves-page.tsx'), 'ShelvesPage')
export const TopicsPage = lazyRouteComponent(() => import('./topics/topics-page.tsx'), 'TopicsPage')
