import { useMediaQuery } from '@mantine/hooks'
import type { NotificationData } from '@mantine/notifications'
import i18next from 'i18next'
import { lazy, Suspense, useSyncExternalStore } from 'react'

const load = () => import('@mantine/notifications')
const Notifications = lazy(() => load().then((loaded) => ({ default: loaded.Notifications })))

let wanted = false
const listeners = new Set<() => void>()

/** Shows a notice; the board is fetched with the first one. */
export const showNotice = (notice: NotificationData) => {
  wanted = true
  for (const tell of listeners) tell()
  const closeButtonProps = { 'aria-label': i18next.t('app:close') }
  load().then(({ notifications }) => notifications.show({ closeButtonProps, ...notice }))
}

export const hideNotice = (id: string) => {
  if (wanted) load().then(({ notifications }) => notifications.hide(id))
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Where notices hang: beside the work, not over it; on a phone above it, for below are the bar and what is being written. */
export const NoticeBoard = () => {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const shown = useSyncExternalStore(subscribe, () => wanted)
  return <Suspense>{shown && <Notifications position={narrow ? 'top-center' : 'bottom-left'} limit={4} />}</Suspense>
}
