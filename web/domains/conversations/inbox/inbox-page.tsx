import { IconMailOpened } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../contract/conversations.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { useActions } from '../../../app/actions.ts'
import { useSession } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { type ListFilter, listQuery, topicsQuery } from '../api.ts'
import { ConversationPane } from '../thread/conversation-pane.tsx'
import { ConversationList, rowHeight } from './components/conversation-list.tsx'
import { ListEmpty } from './components/list-empty.tsx'
import { ListHeader } from './components/list-header.tsx'
import { RowSkeleton } from './components/row-skeleton.tsx'
import classes from './inbox-page.module.css'
import { useCursor } from './use-cursor.ts'

const NewConversation = lazy(() => import('./components/new-conversation.tsx'))

const from = '/member/inbox/$view/{-$number}'
const to = '/inbox/$view/{-$number}'

/** List and conversation side by side; on a narrow screen one of the two. */
export const InboxPage = () => {
  const { t } = useTranslation('conversations')
  const { view, number } = useParams({ from })
  const filter = useSearch({ from })
  const navigate = useNavigate()
  const { profile } = useSession()
  const [searchCalls, setSearchCalls] = useState(0)
  const [writing, setWriting] = useState(false)
  const list = useInfiniteQuery(listQuery(view, filter))
  const topics = useQuery(topicsQuery).data?.items ?? []
  const lines = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])

  const open = (next: number | undefined) =>
    navigate({ to, params: { view, number: next === undefined ? undefined : String(next) }, search: filter })
  const onFilter = (next: ListFilter) => navigate({ to, params: { view, number }, search: next, replace: true })
  const cursor = useCursor({ lines, opened: number, open })
  const { prefetch } = cursor
  // biome-ignore lint/correctness/useExhaustiveDependencies: prefetching is the same whenever it is called
  const onHover = useCallback((line: ConversationLine) => prefetch(line), [])
  const openNow = useRef(open)
  openNow.current = open
  const onOpen = useCallback((next: number) => openNow.current(next), [])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  const group = t('inbox')
  useActions([
    { id: 'list.next', keys: 'j', label: t('do.next'), group, run: () => cursor.move(1) },
    { id: 'list.previous', keys: 'k', label: t('do.previous'), group, run: () => cursor.move(-1) },
    { id: 'list.open', keys: 'enter', label: t('do.open'), group, run: () => open(cursor.lineAt?.number) },
    { id: 'list.search', keys: '/', label: t('do.search'), group, run: () => setSearchCalls((calls) => calls + 1) },
    { id: 'list.close', keys: 'escape', label: t('do.close'), group, run: () => open(undefined) },
    { id: 'list.new', keys: 'c', label: t('new.title'), group, run: () => setWriting(true) },
  ])

  const narrowed = Object.entries(filter).some(([field, value]) => field !== 'order' && value)
  return (
    <div className={classes.inbox} data-opened={number !== undefined || undefined}>
      <section className={classes.list} aria-label={t('inbox')}>
        <ListHeader
          view={view}
          filter={filter}
          onFilter={onFilter}
          onNew={() => setWriting(true)}
          searchCalls={searchCalls}
        />
        {list.isPending && <RowSkeleton height={rowHeight} />}
        {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
        {list.data && lines.length === 0 && <ListEmpty view={view} narrowed={narrowed} onWiden={() => onFilter({})} />}
        {lines.length > 0 && (
          <ConversationList
            key={`${view}${JSON.stringify(filter)}`}
            lines={lines}
            view={view}
            topics={topics}
            memberId={profile.member.id}
            opened={number}
            cursor={cursor.at}
            cursorIndex={cursor.index}
            more={more}
            onHover={onHover}
            onOpen={onOpen}
          />
        )}
      </section>
      <div className={classes.pane}>
        {number === undefined ? (
          <Blank icon={<IconMailOpened size={32} stroke={1.4} />} title={t('none.title')} text={t('none.text')} />
        ) : (
          <ConversationPane reference={number} onClose={() => open(undefined)} />
        )}
      </div>
      <Suspense>{writing && <NewConversation onClose={() => setWriting(false)} onStarted={open} />}</Suspense>
    </div>
  )
}
