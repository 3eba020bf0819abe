import { useSyncExternalStore } from 'react'
import type { EventType } from '../../contract/events.ts'

/** What changed, not what it is now: whoever shows it fetches it. */
export interface Poke {
  position: string
  type: EventType
  subject: { kind: string; id: string }
  conversationId: string | null
  personId: string | null
  seq: number | null
  actor: { kind: string; id: string | null } | null
}

export interface Present {
  id: string
  name: string
  avatar: string | null
  state: 'looking' | 'typing'
}

interface Heard {
  poke: (poke: Poke) => void
  presence: (presence: { conversationId: string; present: Present[] }) => void
  reload: () => void
}

const listeners = new Set<() => void>()
let connected = true

const setConnected = (next: boolean) => {
  if (connected === next) return
  connected = next
  for (const tell of listeners) tell()
}

const longestWait = 15_000
/** A reconnect shorter than this is nobody's business. */
const quietFor = 3000

/** Hears what changes, from where it left off; returns how to stop. */
export const listen = (heard: Heard): (() => void) => {
  let source: EventSource | null = null
  let last: string | null = null
  let wait = 500
  let retry: ReturnType<typeof setTimeout> | undefined
  let complain: ReturnType<typeof setTimeout> | undefined

  const onPoke = (event: MessageEvent<string>) => {
    if (event.lastEventId) last = event.lastEventId
    heard.poke(JSON.parse(event.data))
  }

  /** Says from where on nothing is missed. */
  const onReady = (event: MessageEvent) => {
    if (event.lastEventId) last = event.lastEventId
  }

  const connect = () => {
    clearTimeout(retry)
    source?.close()
    source = new EventSource(last ? `/api/live?after=${encodeURIComponent(last)}` : '/api/live')
    source.onopen = () => {
      clearTimeout(complain)
      complain = undefined
      wait = 500
      setConnected(true)
    }
    source.addEventListener('change', onPoke)
    source.addEventListener('ready', onReady)
    source.addEventListener('presence', (event) => heard.presence(JSON.parse(event.data)))
    source.addEventListener('reload', (event) => {
      if (event.lastEventId) last = event.lastEventId
      heard.reload()
    })
    source.onerror = () => {
      complain ??= setTimeout(() => setConnected(false), quietFor)
      // A browser tries again by itself unless the answer was an error page; then it gives up and we go on.
      if (source?.readyState !== EventSource.CLOSED) return
      retry = setTimeout(connect, wait)
      wait = Math.min(wait * 2, longestWait)
    }
  }

  const onOnline = () => connect()
  const onOffline = () => setConnected(false)
  window.addEventListener('online', onOnline)
  window.addEventListener('offline', onOffline)
  connect()

  return () => {
    clearTimeout(retry)
    clearTimeout(complain)
    window.removeEventListener('online', onOnline)
    window.removeEventListener('offline', onOffline)
    source?.close()
    setConnected(true)
  }
}

/** False while what is shown may be old. */
export const useConnected = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => connected,
  )
