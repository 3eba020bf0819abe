import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

interface Reading {
  messages: readonly { id: string; seq: number }[]
  hasEarlier: boolean
  fetchEarlier: () => unknown
  /** The thread no longer keeps to its end. */
  letGo: () => void
}

/**
 * The id of the message that the address leads to, by its number (`#message-12`) or, where several of a merged thread may have
 * one, by its id; fetched if it is an earlier one, and brought into sight.
 */
export const useTarget = ({ messages, hasEarlier, fetchEarlier, letGo }: Reading): string | null => {
  const hash = useLocation({ select: (location) => location.hash })
  const asked = /^message-(\d+|[0-9a-f-]{36})$/.exec(hash)?.[1] ?? null
  const seq = asked && /^\d+$/.test(asked) ? Number(asked) : null
  const target =
    asked === null ? undefined : messages.find((one) => (seq === null ? one.id === asked : one.seq === seq))
  const id = target?.id ?? null
  const fetched = useRef<string | undefined>(undefined)
  const first = messages[0]

  useEffect(() => {
    if (asked === null) return
    letGo()
    const mayBeEarlier = seq === null || seq < (first?.seq ?? 0)
    if (id === null && hasEarlier && mayBeEarlier && fetched.current !== first?.id) {
      fetched.current = first?.id
      fetchEarlier()
    }
  })
  useEffect(() => {
    if (id === null) return
    const show = () => document.querySelector(`[data-message="${id}"]`)?.scrollIntoView({ block: 'start' })
    show()
    // Frames above it find their height a moment later.
    const timers = [120, 400, 900].map((after) => setTimeout(show, after))
    const stop = () => timers.forEach(clearTimeout)
    window.addEventListener('wheel', stop, { once: true, passive: true })
    window.addEventListener('keydown', stop, { once: true })
    window.addEventListener('touchmove', stop, { once: true, passive: true })
    return stop
  }, [id])
  return id
}
