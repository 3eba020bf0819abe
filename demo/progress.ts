import { awake, DAY, HOUR, MINUTE, onShift } from './calendar.ts'
import { chance, pick, type Random, weighted } from './random.ts'
import type { Status } from './records.ts'
import { BEATS, type Move } from './script.ts'
import { statusOf } from './status.ts'
import { promisedTime, type Turn } from './timing.ts'

const RECENT = 21 * DAY

export type Progress = { turns: Turn[]; finished: boolean }

/** The turns that have happened by now, and whether the story has come to its end. */
export function progress(r: Random, turns: Turn[], now: number): Progress {
  const age = now - (turns[0] as Turn).time
  if (age < RECENT && chance(r, 0.96 - (0.3 * age) / RECENT)) return underWay(r, turns, now, age)
  const past = turns.filter((turn) => turn.time <= now)
  // Some matters stop halfway: we ask, and the customer never answers.
  const silence = chance(r, 0.05) ? past.findIndex((turn) => turn.move === 'ask' || turn.move === 'clarifyAsk') : -1
  if (silence >= 0) return { turns: past.slice(0, silence + 1), finished: false }
  return { turns: past, finished: past.length === turns.length }
}

/** A recent matter stopped at a random stage whose last turn has only just happened. */
function underWay(r: Random, turns: Turn[], now: number, age: number): Progress {
  const cut = stage(r, turns, age)
  const past = turns.slice(0, cut).filter((turn) => turn.time <= now)
  const last = past.at(-1) as Turn
  const before = past.at(-2)
  if (!before) return { turns: past, finished: false }
  const time = justNow(r, last, before.time, now)
  const moved = { ...last, time, due: last.due === null ? null : promisedTime(r, time) }
  return { turns: [...past.slice(0, -1), moved], finished: false }
}

// After these nobody waits for anything; an inbox full of them would look idle.
const SETTLED: ReadonlySet<Move> = new Set(['thanks', 'confirm'])

const STAGES: Status[] = ['open', 'waiting-on-customer', 'waiting-on-us']

function stage(r: Random, turns: Turn[], age: number): number {
  const unanswered = age < 2 * DAY ? 11 : age < 4 * DAY ? 4 : 0.15
  const wanted = STAGES[weighted(r, [unanswered, 3, 4])]
  const seen = turns.map(({ move }) => ({ kind: BEATS[move].kind, promises: BEATS[move].promises === true }))
  const statuses = turns.map((_, i) => statusOf(seen.slice(0, i + 1), null, 0))
  const lengths = turns.map((_, i) => i + 1)
  const fitting = lengths.filter((length) => statuses[length - 1] === wanted)
  const lively = fitting.filter((length) => !SETTLED.has((turns[length - 1] as Turn).move))
  if (lively.length > 0) return pick(r, lively)
  // A short story waits for us only with the customer's thanks; rather let it wait for the customer.
  const waiting = lengths.filter((length) => statuses[length - 1] === 'waiting-on-customer')
  return waiting.length > 0 && fitting.length > 0 ? pick(r, waiting) : turns.length
}

function justNow(r: Random, turn: Turn, after: number, now: number): number {
  const adjusted = BEATS[turn.move].kind === 'inbound' ? awake : onShift
  for (let attempt = 0; attempt < 4; attempt++) {
    const time = Math.floor(adjusted(now + 14 * HOUR * Math.log(1 - r()), r))
    if (time > Math.max(after + MINUTE, turn.time) && time <= now) return time
  }
  return turn.time
}
