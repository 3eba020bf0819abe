import { Button, Skeleton } from '@mantine/core'
import { IconArrowRight, IconHeartHandshake, IconPlugConnected } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ConversationLine, View } from '../../../contract/conversations.ts'
import { Blank } from '../../../ui/blank.tsx'
import { CountdownRing } from '../../../ui/countdown-ring.tsx'
import { Face } from '../../../ui/face.tsx'
import { useFormat } from '../../../ui/format.ts'
import { ShortMoment } from '../../../ui/moment.tsx'
import { channelsQuery } from '../../domains/channels/index.ts'
import {
  AskedByMe,
  AskedOfMyTeams,
  askedOfMyTeamsQuery,
  listQuery,
  MyTodos,
  myTodosQuery,
  personName,
} from '../../domains/conversations/index.ts'
import { useAbility, useSession } from '../session.ts'
import { Failed } from '../states.tsx'
import { ChannelTroubles } from './channel-troubles.tsx'
import { ColleagueToday } from './colleague-today.tsx'
import { DeadJobs, useDeadJobs } from './dead-jobs.tsx'
import classes from './today-page.module.css'

/** Replies that came back or never left, as long as the matter is not settled. */
const undelivered = 'undelivered:yes -status:resolved -status:closed'

const parts = [
  { name: 'undelivered', view: 'all', order: 'newest', filter: undelivered },
  { name: 'mine', view: 'mine', order: 'due', filter: undefined },
  { name: 'unassigned', view: 'unassigned', order: 'oldest', filter: undefined },
  { name: 'waiting', view: 'open', order: 'due', filter: undefined },
] as const

type Name = (typeof parts)[number]['name']

/** Each conversation once, in the first part it belongs to; of the rest, those in which the customer spoke last. */
const sorted = (found: Record<Name, readonly ConversationLine[]>): Record<Name, readonly ConversationLine[]> => {
  const came = new Set(found.undelivered.map(({ id }) => id))
  const [mine, unassigned] = [found.mine, found.unassigned].map((lines) => lines.filter(({ id }) => !came.has(id)))
  const before = new Set([...found.undelivered, ...found.mine, ...found.unassigned].map(({ id }) => id))
  const waiting = found.waiting.filter(({ id, lastFrom }) => lastFrom === 'person' && !before.has(id))
  return { undelivered: found.undelivered, mine: mine ?? [], unassigned: unassigned ?? [], waiting }
}

const shown = 6

/** What needs me now, in order; nothing of it: all kept. */
export const TodayPage = () => {
  const { t, i18n } = useTranslation('app')
  const { profile } = useSession()
  const mayRead = useAbility('conversations.read')
  const date = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <header className={classes.header}>
          <p className={classes.date}>{date.format(new Date())}</p>
          <h1 className={classes.title}>{t('today.hello', { name: profile.member.name.split(' ')[0] })}</h1>
        </header>
        {mayRead ? <MemberToday /> : <ColleagueToday />}
      </div>
    </div>
  )
}

const MemberToday = () => {
  const { t } = useTranslation('app')
  const { workspace } = useSession()
  const failing = useInfiniteQuery(listQuery('all', { order: 'newest', filter: undelivered }))
  const mine = useInfiniteQuery(listQuery('mine', { order: 'due' }))
  const waiting = useInfiniteQuery(listQuery('open', { order: 'due' }))
  const unassigned = useInfiniteQuery(listQuery('unassigned', { order: 'oldest' }))
  const mayChannels = useAbility('channels.read')
  const channels = useQuery({ ...channelsQuery, enabled: mayChannels })
  const firstPage = (query: typeof mine) => query.data?.pages[0]?.items ?? []
  const jobs = useDeadJobs()
  const lines = sorted({
    undelivered: firstPage(failing),
    mine: firstPage(mine),
    unassigned: firstPage(unassigned),
    waiting: firstPage(waiting),
  })
  const todos = useQuery(myTodosQuery)
  const asked = useQuery(askedOfMyTeamsQuery)
  const isPending =
    todos.isPending ||
    asked.isPending ||
    failing.isPending ||
    mine.isPending ||
    waiting.isPending ||
    unassigned.isPending
  const failed = [failing, mine, waiting, unassigned].find(({ isError, data }) => isError && !data)
  const waits = jobs.length > 0 || todos.data?.items.length !== 0 || asked.data?.items.length !== 0
  const nothing = !isPending && !failed && !waits && parts.every(({ name }) => lines[name].length === 0)
  // The demo's channels belong to nobody: whoever looks around there is led to their own all the same.
  const unconnected = channels.data?.items.every(({ imap, smtp }) => workspace.demo && !imap && !smtp)

  return (
    <>
      {unconnected && (
        <Link to="/settings/channels/new" className={classes.connect}>
          <IconPlugConnected size={22} stroke={1.5} aria-hidden="true" />
          <span className={classes.connectWords}>
            <strong>{t('today.connect')}</strong>
            <span>{t('today.connectText')}</span>
          </span>
          <IconArrowRight size={18} aria-hidden="true" />
        </Link>
      )}
      <ChannelTroubles channels={channels.data?.items ?? []} />
      <DeadJobs count={jobs.length} />
      {failed && <Failed error={failed.error} retry={() => failed.refetch()} />}
      {isPending && <TodaySkeleton />}
      {nothing && (
        <Blank
          icon={<IconHeartHandshake size={40} stroke={1.3} />}
          title={t('today.allKept')}
          text={t('today.allKeptText')}
        >
          <Button component={Link} to="/inbox" variant="light">
            {t('today.toInbox')}
          </Button>
        </Blank>
      )}
      <MyTodos />
      <AskedOfMyTeams />
      <AskedByMe />
      {!isPending &&
        parts.map(({ name, ...place }) => (
          <Part key={name} title={t(`today.${name}`)} {...place} lines={lines[name]} />
        ))}
    </>
  )
}

interface PartProps {
  title: string
  view: View
  order: 'due' | 'oldest' | 'newest'
  filter: string | undefined
  lines: readonly ConversationLine[]
}

const Part = ({ title, view, order, filter, lines }: PartProps) => {
  const { t } = useTranslation('app')
  const format = useFormat()
  if (lines.length === 0) return null
  return (
    <section className={classes.part}>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.lines}>
        {lines.slice(0, shown).map((line) => (
          <li key={line.id}>
            <Link
              to="/inbox/$view/{-$number}"
              params={{ view, number: String(line.number) }}
              search={{ order, filter }}
              className={classes.line}
            >
              <Face name={personName(line.person)} size={32} />
              <span className={classes.words}>
                <span className={classes.subject}>{line.subject || line.snippet}</span>
                <span className={classes.who}>
                  {personName(line.person)} · {line.snippet}
                </span>
              </span>
              {line.attentionAt && (
                <CountdownRing
                  dueAt={line.attentionAt}
                  label={t('today.due', { at: format.moment(line.attentionAt) })}
                />
              )}
              <ShortMoment at={line.lastMessageAt} className={classes.time} />
            </Link>
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <Link
          to="/inbox/$view/{-$number}"
          params={{ view, number: undefined }}
          search={{ order, filter }}
          className={classes.all}
        >
          {t('today.all')}
        </Link>
      )}
    </section>
  )
}

const rows = ['one', 'two', 'three', 'four', 'five', 'six']

const TodaySkeleton = () => {
  const { t } = useTranslation('app')
  return (
    <div role="status" aria-label={t('loading')} className={classes.part}>
      <Skeleton height={14} width={160} mb={14} />
      <div className={classes.lines}>
        {rows.map((row) => (
          <div className={classes.line} key={row}>
            <Skeleton height={32} circle />
            <span className={classes.words}>
              <Skeleton height={11} width="46%" my={5} />
              <Skeleton height={10} width="72%" my={5} />
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
