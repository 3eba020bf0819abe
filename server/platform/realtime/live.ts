import type { Logger } from 'pino'
import type { Database, Db } from '../db/database.ts'
import { endOfLog, formatPlace, type LoggedEvent, type LogPlace, parsePlace } from '../events/log.ts'
import { onWake } from '../events/wake.ts'
import { askTogether } from './ask-together.ts'
import { settledPlace, visibleSince } from './visible.ts'

/** What a screen is told: that something changed, never the thing itself. Screens fetch what they show. */
export interface Stream {
  workspaceId: string
  /** Set: is told only what is about this member, and of nobody else's conversations, presence or names. */
  onlyAbout?: string | null
  /** The same bytes go to many, so they must not be changed. */
  send(bytes: Buffer): void
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
    const from = place ?? (await takePlace())
    const visible = await visibleSince(database.system, from, readAtOnce, [...told])
    const settled = settledPlace(visible)
    for (const event of visible.events) told.add(event.position)
    if (settled) {
      // What lies at or below the place is not read again, so it need not be remembered.
      for (const event of visible.events) if (event.tx < visible.horizon) told.delete(event.position)
      place = settled
    }
    const id = formatPlace(settled ?? from)
    const before = formatPlace(from)
    for (const [workspaceId, group] of streams) {
      const events = visible.events.filter((event) => event.workspace_id === workspaceId)
      const bytes = pokes(events, before, id)
      if (!bytes.length) continue
      for (const stream of group) {
        const its = stream.onlyAbout ? pokes(about(events, stream.onlyAbout), before, id) : bytes
        if (its.length) stream.send(its)
      }
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

  /** One that is set is never moved on by anybody but the tail: what lies between would be told to nobody. */
  const takePlace = askTogether(async () => {
    const end = await endOfLog(database.system)
    place ??= end
    return place
  })

  /** Where a stream that begins now stands, said to it. */
  const beginning = askTogether(async () => {
    const id = formatPlace(await endOfLog(database.system))
    // The way out of a reload is this place: a stream that was told so once is not told so again.
    return {
      ready: Buffer.from(`id: ${id}\n${readyText}`),
      reload: Buffer.from(`id: ${id}\nevent: reload\ndata: {}\n\n`),
    }
  })

  // After a break of the network many come back to the same place; what they missed is read and told once.
  const gaps = new Map<string, () => Promise<Buffer | 'too-long'>>()
  async function missedSince(from: LogPlace, workspaceId: string): Promise<Buffer | 'too-long'> {
    const key = `${workspaceId} ${formatPlace(from)}`
    const read = gaps.get(key) ?? askTogether(() => readGap(database.system, from, workspaceId))
    gaps.set(key, read)
    try {
      return await read()
    } finally {
      gaps.delete(key)
    }
  }

  const unlisten = onWake(stir)
  const timer = setInterval(stir, pollMilliseconds)

  return {
    /** Adds a stream; first what it missed since `after`, or the word to reload. Returns the way out. */
    async join(joining: Stream, after: string | undefined): Promise<() => void> {
      const from = after ? parsePlace(after) : null
      const { stream, letGo } = heldBack(joining)
      const group = streams.get(stream.workspaceId) ?? new Set()
      streams.set(stream.workspaceId, group)
      // Joined before the gap is read: what happens in between is told twice rather than never.
      group.add(stream)
      const leave = () => {
        group.delete(stream)
        if (!group.size) streams.delete(stream.workspaceId)
      }
      try {
        // The tail must have its place before the gap is read, or something could fall between the two.
        if (!place) await takePlace()
        // What a narrow stream missed is not picked out of the gap: its screen loads the little that it shows.
        const missed = from && !stream.onlyAbout && (await missedSince(from, stream.workspaceId))
        if (Buffer.isBuffer(missed)) {
          joining.send(Buffer.concat([missed, ready]))
        } else {
          const { ready, reload } = await beginning()
          joining.send(after ? Buffer.concat([reload, ready]) : ready)
        }
      } catch (error) {
        leave()
        throw error
      }
      letGo()
      stir()
      return leave
    },
    /** Tells the open screens of a workspace something that is not in the log, such as who is looking. */
    tell(workspaceId: string, name: string, data: unknown): void {
      const bytes = Buffer.from(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
      for (const stream of streams.get(workspaceId) ?? []) if (!stream.onlyAbout) stream.send(bytes)
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

/**
 * What happens while the gap is read is told after it, and moves the place of the stream neither on nor back: a connection that
 * broke in between would come back to a place behind which the gap was never told.
 */
function heldBack(joining: Stream) {
  let held: Buffer[] | null = []
  const send = (bytes: Buffer) => (held ? void held.push(bytes) : joining.send(bytes))
  return {
    stream: { ...joining, send },
    letGo() {
      for (const bytes of held ?? []) joining.send(Buffer.from(bytes.toString().replace(/^id: .*\n/gm, '')))
      held = null
    },
  }
}

const readyText = 'event: ready\ndata: {}\n\n'
const ready = Buffer.from(readyText)

async function readGap(db: Db, from: LogPlace, workspaceId: string): Promise<Buffer | 'too-long'> {
  const missed = await visibleSince(db, from, longestGap, [], workspaceId)
  if (missed.events.length === longestGap) return 'too-long'
  return pokes(missed.events, formatPlace(from), formatPlace(settledPlace(missed) ?? from))
}

/** Only the last of them moves the place on: a connection may break between two, and what follows must be told again. */
const pokes = (events: readonly LoggedEvent[], before: string, id: string): Buffer =>
  Buffer.from(events.map((event, index) => pokeText(event, index === events.length - 1 ? id : before)).join(''))

const about = (events: readonly LoggedEvent[], memberId: string) =>
  events.filter(({ subject_kind, subject_id }) => subject_kind === 'member' && subject_id === memberId)

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
