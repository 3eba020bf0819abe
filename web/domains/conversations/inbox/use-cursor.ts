import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ConversationLine } from '../../../../contract/conversations.ts'
import { conversationQuery } from '../api.ts'
import { nearestIndex } from '../rules.ts'

interface Moves {
  lines: readonly ConversationLine[]
  /** Number of the conversation that is open, as in the address. */
  opened: string | undefined
  open: (number: number) => void
}

/** The place in the list that j and k move; it follows what is open and survives lines that come and go. */
export const useCursor = ({ lines, opened, open }: Moves) => {
  const client = useQueryClient()
  const [at, setAt] = useState<string | null>(null)
  const lastIndex = useRef(-1)
  const index = lines.findIndex(({ id }) => id === at)

  useEffect(() => {
    if (index >= 0) lastIndex.current = index
  }, [index])

  useEffect(() => {
    const line = opened && lines.find(({ number, id }) => String(number) === opened || id === opened)
    if (line) setAt(line.id)
  }, [opened, lines])

  const prefetch = (line: ConversationLine | undefined) => {
    if (line) client.prefetchQuery({ ...conversationQuery(String(line.number)), staleTime: 60_000 })
  }

  // Opening the next one never waits: it is fetched while this one is read.
  const beside = [lines[index + 1], lines[index - 1]]
  const besideIds = beside.map((line) => line?.id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when other lines stand beside
  useEffect(() => {
    if (!opened || index < 0) return
    const fetchBoth = () => {
      for (const line of beside) prefetch(line)
    }
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(fetchBoth, 200)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(fetchBoth, { timeout: 1500 })
    return () => cancelIdleCallback(idle)
  }, [opened, besideIds])

  const move = (step: 1 | -1) => {
    // What stood here may have left the view; the one that moved up into its place is the next one.
    const from = index >= 0 ? index + step : lastIndex.current + (step > 0 ? 0 : -1)
    const next = nearestIndex(lines.length, lastIndex.current < 0 && index < 0 ? 0 : from)
    const line = lines[next]
    if (!line) return
    setAt(line.id)
    prefetch(line)
    prefetch(lines[next + step])
    if (opened) open(line.number)
    return next
  }

  return { at, index, move, prefetch, lineAt: index >= 0 ? lines[index] : undefined }
}
