import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { endOfLog, formatPlace, type LoggedEvent, type LogPlace, parsePlace } from '../events/log.ts'
import { onWake } from '../events/wake.ts'
import { settledPlace, visibleSince } from './visible.ts'

/** What a screen is told: that something changed, never the thing itself. Screens fetch what they show. */
export interface Stream {
  workspaceId: string
  send(text: string): void
}

const longestGap = 1000
const readAtOnce = 2000
const pollMilliseconds = 1000

/**
 * Streams to open screens. One tail of the log per process serves all of them: it tells at once what is visible, and
 * gives each poke the id of the place below which nothing can still appear, so that a resume from that id has no gap
 * (at worst a poke is told twice, which a screen does not notice).
 */
export function createLive(database: Database, log: Logger) {
  const streams = new Map<string, Set<Stream>>()
  let place: LogPlace | null = null
  const told = new Set<number>()
  let reading: Promise<void> | null = null
  let again = false

  async function tail(): Promise<void> {
    if (!streams.size) {
      place = null
      told.clear()
      return
    }
    place ??= await endOfLog(database.system)
    const visible = await visibleSince(database.system, place, readAtOnce, [...told])
    const settled = settledPlace(visible)
    for (const event of visible.events) told.add(event.position)
    if (settled) {
      // What lies at or below the place is not read again, so it need not be remembered.
      for (const event of visible.events) if (event.tx < visible.horizon) told.delete(event.position)
      place = settled
    }
    const id = formatPlace(place)
    for (const [workspaceId, group] of streams) {
      const text = visible.events
        .filter((event) => event.workspace_id === workspaceId)
        .map((event) => pokeText(event, id))
        .join('')
      if (text) for (const stream of group) stream.send(text)
    }
    if (visible.events.length === readAtOnce) again = true
  }

  function stir(): void {
    again = true
    reading ??= (async () => {
      while (again) {
        again = false
        await tail().catch((error) => log.warn({ err: error }, 'the log could not be followed'))
      }
    })().finally(() => {
      reading = null
      if (again) stir()
    })
  }

  // With the place it was said at: a stream that was told so once is not told so again.
  const reload = async () => `id: ${formatPlace(await endOfLog(database.system))}\nevent: reload\ndata: {}\n\n`

  const unlisten = onWake(stir)
  const timer = setInterval(stir, pollMilliseconds)

  return {
    /** Adds a stream; first what it missed since `after`, or the word to reload. Returns the way out. */
    async join(stream: Stream, after: string | undefined): Promise<() => void> {
      const from = after ? parsePlace(after) : null
      const group = streams.get(stream.workspaceId) ?? new Set()
      streams.set(stream.workspaceId, group)
      // Joined before the gap is read: what happens in between is told twice rather than never.
      group.add(stream)
      // The tail must have its place before the gap is read, or something could fall between the two.
      place ??= await endOfLog(database.system)
      if (from) {
        const missed = await visibleSince(database.system, from, longestGap, [], stream.workspaceId)
        const id = formatPlace(settledPlace(missed) ?? from)
        if (missed.events.length === longestGap) stream.send(await reload())
        else if (missed.events.length) stream.send(missed.events.map((event) => pokeText(event, id)).join(''))
        stream.send('event: ready\ndata: {}\n\n')
      } else {
        const start = await endOfLog(database.system)
        if (after) stream.send(await reload())
        stream.send(`id: ${formatPlace(start)}\nevent: ready\ndata: {}\n\n`)
      }
      stir()
      return () => {
        group.delete(stream)
        if (!group.size) streams.delete(stream.workspaceId)
      }
    },
    /** Tells the open screens of a workspace something that is not in the log, such as who is looking. */
    tell(workspaceId: string, name: string, data: unknown): void {
      for (const stream of streams.get(workspaceId) ?? [])
        stream.send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    count: () => [...streams.values()].reduce((sum, group) => sum + group.size, 0),
    async close() {
      clearInterval(timer)
      unlisten()
      await reading
    },
  }
}

export type Live = ReturnType<typeof createLive>

const pokeText = (event: LoggedEvent, id: string): string =>
  `id: ${id}\nevent: change\ndata: ${JSON.stringify({
    position: event.position,
    type: event.type,
    subject: { kind: event.subject_kind, id: event.subject_id },
    conversationId: event.conversation_id,
    personId: event.person_id,
    seq: event.seq,
    actor: { kind: event.actor_kind, id: event.actor_id },
  })}\n\n`
