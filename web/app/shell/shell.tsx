import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useMatch, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOutbox } from '../../domains/conversations/index.ts'
import { useActions } from '../actions.ts'
import { useKeys } from '../keys.ts'
import { SessionContext, sessionQuery } from '../session.ts'
import { useLive } from '../use-live.ts'
import { BottomBar } from './bottom-bar.tsx'
import { OfflineMark } from './offline-mark.tsx'
import { rooms } from './rooms.ts'
import classes from './shell.module.css'
import { Sidebar } from './sidebar.tsx'

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
  const inThread = useMatch({ from: '/member/inbox/$view/{-$number}', shouldThrow: false })?.params.number !== undefined
  useLive()
  useOutbox()
  useKeys()

  useActions([
    { id: 'command', keys: 'mod+k', label: t('command.open'), group: t('everywhere'), run: () => setOver('command') },
    { id: 'keys', keys: '?', label: t('keys.title'), group: t('everywhere'), run: () => setOver('keys') },
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
        <Outlet />
      </main>
      {narrow && !inThread && <BottomBar />}
      <Suspense>
        {over === 'command' && <CommandBar onClose={() => setOver(null)} />}
        {over === 'keys' && <KeysHelp onClose={() => setOver(null)} />}
      </Suspense>
    </div>
  )
}
