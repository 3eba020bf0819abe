import { useEffect, useSyncExternalStore } from 'react'
import { api } from '../../app/api.ts'
import type { Present } from '../../app/live.ts'

const nobody: readonly Present[] = []
const places = new Map<string, readonly Present[]>()
const listeners = new Set<() => void>()

/** Heard over the live connection: who is in a conversation now. */
export const setPresent = (conversationId: string, present: readonly Present[]) => {
  if (present.length === 0) places.delete(conversationId)
  else places.set(conversationId, present)
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Who looks at or types in a conversation, other than me. */
export const usePresent = (conversationId: string, memberId: string): readonly Present[] => {
  const present = useSyncExternalStore(subscribe, () => places.get(conversationId) ?? nobody)
  return present.length === 0 ? nobody : present.filter(({ id }) => id !== memberId)
}

/** Presence is forgotten 30 seconds after the last word of it. */
const beat = 20_000
const typingFor = 5000

let typedAt = 0
let where: string | null = null

const say = (id: string, state: 'looking' | 'typing' | 'gone', keepalive = false) =>
  api('PUT /conversations/{id}/presence', { params: { id }, body: { state } }, { keepalive })
    .then(({ present }) => setPresent(id, present))
    // Whoever cannot say that they look is still free to look.
    .catch(() => {})

/** Tells the others that I am here while the conversation is open and the tab is in front. */
export const useBeingHere = (conversationId: string) => {
  useEffect(() => {
    const here = () => {
      if (document.visibilityState === 'visible') {
        say(conversationId, Date.now() - typedAt < typingFor ? 'typing' : 'looking')
      }
    }
    const onVisibility = () => (document.visibilityState === 'visible' ? here() : say(conversationId, 'gone', true))
    const onLeave = () => say(conversationId, 'gone', true)
    where = conversationId
    typedAt = 0
    // Whoever only passes through with j and k is not announced.
    const first = setTimeout(here, 400)
    const timer = setInterval(here, beat)
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('pagehide', onLeave)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('pagehide', onLeave)
      where = null
      say(conversationId, 'gone', true)
    }
  }, [conversationId])
}

let quiet: ReturnType<typeof setTimeout> | undefined

/** Called for each key in the composer; says so at once and not again for a while. */
export const sayTyping = (conversationId: string) => {
  const now = Date.now()
  if (now - typedAt > typingFor) say(conversationId, 'typing')
  if (now - typedAt > typingFor) typedAt = now
  clearTimeout(quiet)
  quiet = setTimeout(() => {
    if (where === conversationId) say(conversationId, 'looking')
  }, typingFor)
}
