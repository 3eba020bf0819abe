import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../../../contract/conversations.ts'
import { api } from '../../../app/api.ts'
import { patchConversation } from '../use-cached-conversation.ts'

/** Milliseconds a message that came while I was here must be in sight before it counts as seen. */
const dwell = 1000

/**
 * What I have seen: everything that stood there when I opened it, and what came later once it was in sight for a moment.
 * The server is told, and replies carry it, so that nobody answers past a message they have not read.
 */
export const useReading = (conversation: Conversation | undefined) => {
  const client = useQueryClient()
  const [seen, setSeen] = useState<Record<string, number>>({})
  const told = useRef<Record<string, number>>({})
  const id = conversation?.id ?? ''
  const newest = conversation?.seq ?? 0
  const seenSeq = seen[id] ?? 0

  const see = useCallback(
    (seq: number) => setSeen((before) => ({ ...before, [id]: Math.max(before[id] ?? 0, seq) })),
    [id],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what stood there on opening is seen at once
  useEffect(() => {
    if (!id) return
    const look = () => {
      if (document.visibilityState === 'visible') setSeen((before) => ({ ...before, [id]: before[id] || newest }))
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [id])

  useEffect(() => {
    if (!id || seenSeq <= (told.current[id] ?? 0)) return
    told.current[id] = seenSeq
    patchConversation(client, id, { unread: seenSeq < newest })
    api('PUT /conversations/{id}/reading', { params: { id }, body: { seq: seenSeq } }).catch(() => {
      // Told again with the next message; until then it is only a dot too many.
      told.current[id] = 0
    })
  }, [client, id, seenSeq, newest])

  return { seenSeq, see }
}

/** Calls back when the element has been in sight for a moment, in a tab that is in front. */
export const useInSight = (whenSeen: (() => void) | null) => {
  const element = useRef<HTMLLIElement>(null)
  const callback = useRef(whenSeen)
  callback.current = whenSeen
  const watching = whenSeen !== null

  useEffect(() => {
    if (!watching || !element.current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (!entry?.isIntersecting) return
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible') callback.current?.()
      }, dwell)
    })
    observer.observe(element.current)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [watching])

  return element
}
