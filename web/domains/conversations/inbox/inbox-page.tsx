import { Button } from '@mantine/core'
import { IconMailOpened } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { Column } from '../../../../contract/views.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { useActions } from '../../../app/actions.ts'
import { useSession } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { isStanding, type ListFilter, listQuery, narrowing, type Place, topicsQuery, viewsQuery } from '../api.ts'
import { BulkBar } from '../bulk/components/bulk-bar.tsx'
import { useTicks } from '../bulk/use-ticks.ts'
import { ConversationPane } from '../thread/conversation-pane.tsx'
import { useFieldsShown } from '../views/use-field-columns.ts'
import { usePlace } from '../views/use-views.ts'
import { ConversationList } from './components/conversation-list.tsx'
import { ListEmpty } from './components/list-empty.tsx'
import { ListHeader } from './components/list-header.tsx'
import { RowSkeleton } from './components/row-skeleton.tsx'
import classes from './inbox-page.module.css'
import { rowHeightWith, rowsOf } from './rules.ts'
import { useCursor } from './use-cursor.ts'

const NewConversation = lazy(() => import('./components/new-conversation.tsx'))
const ViewDialog = lazy(() => import('../views/components/view-dialog.tsx'))

const from = '/member/inbox/$view/{-$number}'
const to = '/inbox/$view/{-$number}'
const usual: readonly Column[] = ['person', 'subject', 'urgency', 'topic', 'tag', 'assignee', 'updated', 'due']

/** List and conversation side by side; on a narrow screen one of the two. */
export const InboxPage = () => {
  const { t } = useTranslation(['conversations', 'views', 'bulk'])
  const { view: place, number } = useParams({ from })
  const filter = useSearch({ from })
  const navigate = useNavigate()
  const { profile } = useSession()
  const [searchCalls, setSearchCalls] = useState(0)
  const [over, setOver] = useState<'writing' | 'view' | 'new view' | null>(null)
  const [opened, setOpened] = useState<'views' | 'filter' | null>(null)
  const { saved } = usePlace(place)
  const viewsKnown = useQuery(viewsQuery).isFetched
  // A saved view says how its list looks, unless the address says otherwise.
  const grouping = filter.grouping === 'none' ? null : (filter.grouping ?? saved?.grouping ?? null)
  const list = useInfiniteQuery({
    ...listQuery(place, { ...filter, grouping: grouping ?? undefined }),
    enabled: isStanding(place) || viewsKnown,
  })
  const topics = useQuery(topicsQuery).data?.items ?? []
  const columns = saved?.columns ?? usual
  const fields = useFieldsShown(columns)
  const rowHeight = rowHeightWith(fields.length)
  const { rows, tops, lines } = useMemo(() => rowsOf(list.data?.pages ?? [], rowHeight), [list.data, rowHeight])

  const open = (next: number | undefined) =>
    navigate({ to, params: { view: place, number: next === undefined ? undefined : String(next) }, search: filter })
  const go = (next: Place) => navigate({ to, params: { view: next, number: undefined } })
  const onFilter = (next: ListFilter) => navigate({ to, params: { view: place, number }, search: next, replace: true })
  const cursor = useCursor({ lines, opened: number, open })
  const { prefetch } = cursor
  const ticks = useTicks(lines, `${place}${JSON.stringify(filter)}`)
  const selection = { ...narrowing(place), filter: filter.filter, text: filter.text }
  // biome-ignore lint/correctness/useExhaustiveDependencies: prefetching is the same whenever it is called
  const onHover = useCallback((line: ConversationLine) => prefetch(line), [])
  const openNow = useRef(open)
  openNow.current = open
  const onOpen = useCallback((next: number) => openNow.current(next), [])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  // The last page brought nothing and yet is not the last: then it is for whoever waits to say whether to go on.
  const further =
    hasNextPage && list.data?.pages.at(-1)?.items.length === 0
      ? { isLooking: isFetchingNextPage, look: () => fetchNextPage() }
      : null
  const mayGoOn = hasNextPage && !isFetchingNextPage && !further
  const more = useCallback(() => {
    if (mayGoOn) fetchNextPage()
  }, [mayGoOn, fetchNextPage])

  const tickAtCursor = (range: boolean) => {
    if (cursor.at) ticks.toggle(cursor.at, range)
  }

  const group = t('inbox')
  useActions([
    { id: 'list.next', keys: 'j', label: t('do.next'), group, run: () => cursor.move(1) },
    { id: 'list.previous', keys: 'k', label: t('do.previous'), group, run: () => cursor.move(-1) },
    { id: 'list.open', keys: 'enter', label: t('do.open'), group, run: () => open(cursor.lineAt?.number) },
    { id: 'list.search', label: t('do.search'), group, run: () => setSearchCalls((calls) => calls + 1) },
    { id: 'list.views', keys: 'v', label: t('views:choose'), group, run: () => setOpened('views') },
    { id: 'list.filter', keys: 'q', label: t('filter.title'), group, run: () => setOpened('filter') },
    {
      id: 'list.close',
      keys: 'escape',
      label: t('do.close'),
      group,
      run: () => (ticks.ids.size > 0 ? ticks.clear() : open(undefined)),
    },
    { id: 'list.tick', keys: 'x', label: t('bulk:tickThis'), group, run: () => tickAtCursor(false) },
    { id: 'list.tickRange', keys: 'shift+x', label: t('bulk:tickRange'), group, run: () => tickAtCursor(true) },
    { id: 'list.tickAll', keys: '* a', label: t('bulk:tickAll'), group, run: ticks.tickAll },
    { id: 'list.new', keys: 'c', label: t('new.title'), group, run: () => setOver('writing') },
  ])

  const save = () => {
    setOpened(null)
    setOver('new view')
  }
  const narrowed = Boolean(filter.filter || filter.text)
  return (
    <div className={classes.inbox} data-opened={number !== undefined || undefined}>
      <section className={classes.list} aria-label={t('inbox')}>
        <ListHeader
          place={place}
          saved={saved}
          filter={filter}
          onFilter={onFilter}
          onNew={() => setOver('writing')}
          onPlace={go}
          onEdit={() => setOver('view')}
          onSave={save}
          opened={opened}
          onOpened={setOpened}
          searchCalls={searchCalls}
        />
        {list.isPending && <RowSkeleton height={rowHeight} />}
        {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
        {list.data && lines.length === 0 && (
          <ListEmpty place={place} narrowed={narrowed} further={further} onWiden={() => onFilter({})} />
        )}
        {lines.length > 0 && (
          <ConversationList
            key={`${place}${JSON.stringify(filter)}`}
            rows={rows}
            tops={tops}
            place={place}
            columns={columns}
            fields={fields}
            grouping={grouping}
            topics={topics}
            memberId={profile.member.id}
            opened={number}
            cursor={cursor.at}
            cursorIndex={cursor.index}
            more={more}
            onHover={onHover}
            onOpen={onOpen}
            ticked={ticks.ids}
            onTick={ticks.toggle}
          />
        )}
        {lines.length > 0 && further && (
          <Button m="xs" variant="light" loading={further.isLooking} onClick={further.look}>
            {t('further.do')}
          </Button>
        )}
        {ticks.ids.size > 0 && <BulkBar ticks={ticks} selection={selection} hasMore={hasNextPage} />}
      </section>
      <div className={classes.pane}>
        {number === undefined ? (
          <Blank icon={<IconMailOpened size={32} stroke={1.4} />} title={t('none.title')} text={t('none.text')} />
        ) : (
          <ConversationPane reference={number} onClose={() => open(undefined)} />
        )}
      </div>
      <Suspense>
        {over === 'writing' && <NewConversation onClose={() => setOver(null)} onStarted={open} />}
        {over === 'view' && saved && <ViewDialog view={saved} onClose={() => setOver(null)} onSaved={() => {}} />}
        {over === 'new view' && (
          <ViewDialog
            view={null}
            begin={{
              text: [
                saved?.text && `(${saved.text})`,
                filter.filter && (saved?.text ? `(${filter.filter})` : filter.filter),
              ]
                .filter(Boolean)
                .join(' '),
              order: filter.order ?? saved?.order ?? 'newest',
              grouping,
            }}
            onClose={() => setOver(null)}
            onSaved={({ id }) => go(id)}
          />
        )}
      </Suspense>
    </div>
  )
}
