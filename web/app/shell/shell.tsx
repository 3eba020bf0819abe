import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useMatch, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BulkProgress, TimelineSlot, useKeptWriting } from '../../domains/conversations/index.ts'
import { NewestEvents } from '../../domains/customers/index.ts'
import { useActions } from '../actions.ts'
import { pauseKeys, useKeys } from '../keys.ts'
import { useSending } from '../outbox/use-sending.ts'
import { SessionContext, sessionQuery, useAbility } from '../session.ts'
import { useLive } from '../use-live.ts'
import { BottomBar } from './bottom-bar.tsx'
import { OfflineMark } from './offline-mark.tsx'
import classes from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { useRooms } from './use-rooms.ts'

const CommandBar = lazy(() => import('../command-bar/command-bar.tsx'))
const KeysHelp = lazy(() => import('../command-bar/keys-help.tsx'))

/** Everything behind sign-in; when the session ends elsewhere, the door is shown again. */
export const Shell = () => {
  const { data: session } = useQuery(sessionQuery)
  if (!session) return <Navigate to="/sign-in" search={{ to: location.pathname }} />
  return (
    <SessionContext.Provider value={session}>
      <House />
    </SessionContext.Provider>
  )
}

/** The house around every room: where to go, what changes, the keyboard. */
const House = () => {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const [over, setOver] = useState<'command' | 'keys' | null>(null)
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const rooms = useRooms()
  const mayRead = useAbility('conversations.read')
  const inThread = useMatch({ from: '/member/inbox/$view/{-$number}', shouldThrow: false })?.params.number !== undefined
  useLive()
  useSending(useKeptWriting())
  useKeys()

  const toSearch = () => {
    // What is typed before the line is there must do nothing here.
    pauseKeys(500)
    return navigate({ to: '/search' })
  }

  useActions([
    { id: 'command', keys: 'mod+k', label: t('command.open'), group: t('everywhere'), run: () => setOver('command') },
    { id: 'keys', keys: '?', label: t('keys.title'), group: t('everywhere'), run: () => setOver('keys') },
    ...(mayRead ? [{ id: 'search', keys: '/', label: t('openSearch'), group: t('everywhere'), run: toSearch }] : []),
    ...rooms.map(({ to, name, key }) => ({
      id: `go.${name}`,
      keys: `g ${key}`,
      label: t('goTo', { room: t(`room.${name}`) }),
      group: t('everywhere'),
      run: () => navigate({ to }),
    })),
  ])

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      {!narrow && <Sidebar onCommand={() => setOver('command')} onKeys={() => setOver('keys')} />}
      <main id="main" className={classes.main}>
        {narrow && <OfflineMark />}
        <TimelineSlot.Provider value={NewestEvents}>
          <Outlet />
        </TimelineSlot.Provider>
      </main>
      {narrow && !inThread && <BottomBar />}
      {mayRead && <BulkProgress />}
      <Suspense>
        {over === 'command' && <CommandBar onClose={() => setOver(null)} />}
        {over === 'keys' && <KeysHelp onClose={() => setOver(null)} />}
      </Suspense>
    </div>
  )
}
