import { setTimeout as passing } from 'node:timers/promises'
import { onWake } from '../../../../platform/events/wake.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { fillIn } from '../actions/fill-in.ts'
import { hearForSearch } from '../actions/hear.ts'

const longestRest = 1000
/** Milliseconds in which events gather before they are heard: words of one conversation in a row are indexed once. */
const gather = 250
/** After all that was there is indexed it is asked this seldom whether a workspace has begun since. */
const filledFor = 5000

/** How many times as long as it worked it rests while more comes in than it keeps up with. */
const restInRush = 6
const longestInRush = 5000

/**
 * Keeps the index: first what is new, then what was there before. It rests as long as it worked, and longer in a rush, so
 * that mail and screens come first where there are few processors; what waits meanwhile is caught up with afterwards.
 */
export function startIndexing({ database, log }: Platform): { stop(): Promise<void> } {
  let stopped = false
  let wanted = true
  let wakeUp: () => void = () => {}
  const stir = () => {
    wanted = true
    wakeUp()
  }
  const unlisten = onWake(stir)
  const rest = (milliseconds: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        done()
      }
    })
  const ending = new AbortController()
  const pause = (milliseconds: number) => passing(milliseconds, null, { signal: ending.signal }).catch(() => {})

  let askedFilled = -filledFor
  const fill = async (): Promise<number | null> => {
    if (performance.now() - askedFilled < filledFor) return null
    const filled = await fillIn(database)
    if (filled === null) askedFilled = performance.now()
    return filled
  }

  const loop = (async () => {
    while (!stopped) {
      const began = performance.now()
      let more = false
      let least = gather
      wanted = false
      try {
        more = await hearForSearch(database, log)
        const filled = more ? null : await fill()
        if (more || filled !== null) wanted = true
        if (filled !== null) least = 0
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'the search index could not be kept; trying again')
        await pause(longestRest)
      }
      if (stopped) return
      const worked = performance.now() - began
      const due = more ? Math.min(worked * restInRush, longestInRush) : Math.min(worked, longestRest)
      if (!wanted) await rest(longestRest)
      if (!stopped) await pause(Math.max(due, least))
    }
  })()

  return {
    async stop() {
      stopped = true
      unlisten()
      wakeUp()
      ending.abort()
      await loop
    },
  }
}
