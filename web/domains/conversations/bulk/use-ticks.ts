import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConversationLine } from '../../../../contract/conversations.ts'

export interface Ticks {
  /** With the newest number that was seen of each when it was ticked. */
  ids: ReadonlyMap<string, number>
  /** Every one the list holds, also those that are not loaded. */
  all: boolean
  toggle: (id: string, range: boolean) => void
  tickLoaded: () => void
  tickAll: () => void
  clear: () => void
}

/** What is ticked in a list; another list begins with nothing. `range` ticks everything since the last one. */
export const useTicks = (lines: readonly ConversationLine[], listKey: string): Ticks => {
  const [ids, setIds] = useState<ReadonlyMap<string, number>>(new Map())
  const [all, setAll] = useState(false)
  const last = useRef<string | null>(null)
  const now = useRef(lines)
  now.current = lines

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is what this is about
  useEffect(() => {
    setIds(new Map())
    setAll(false)
    last.current = null
  }, [listKey])

  const toggle = useCallback((id: string, range: boolean) => {
    const order = now.current.map((line) => line.id)
    const [from, to] = [order.indexOf(last.current ?? id), order.indexOf(id)].toSorted((a, b) => a - b) as [
      number,
      number,
    ]
    last.current = id
    setAll(false)
    setIds((before) => {
      const next = new Map(before)
      const ranged = range && from >= 0
      if (!ranged && next.delete(id)) return next
      const ticked = ranged ? now.current.slice(from, to + 1) : now.current.filter((line) => line.id === id)
      return new Map([...next, ...seenOf(ticked)])
    })
  }, [])

  return {
    ids,
    all,
    toggle,
    tickLoaded: () => setIds(seenOf(lines)),
    tickAll: () => {
      setIds(seenOf(lines))
      setAll(true)
    },
    clear: () => {
      setIds(new Map())
      setAll(false)
    },
  }
}

const seenOf = (lines: readonly ConversationLine[]) => new Map(lines.map(({ id, seq }) => [id, seq]))
