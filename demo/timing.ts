import { awake, DAY, HOUR, MINUTE, onShift, toLocal, weekdayOf, workingDay } from './calendar.ts'
import { chance, pick, type Random, whole } from './random.ts'
import { BEATS, type Move } from './script.ts'

export type Turn = { move: Move; time: number; due: number | null }

/** When we say we shall be back: later the same day if the shift is long enough, otherwise on the next working days. */
export function promisedTime(r: Random, time: number): number {
  const local = toLocal(time)
  const hour = Math.floor((local % DAY) / HOUR)
  const weekday = weekdayOf(local)
  if (weekday > 0 && weekday < 6 && hour < 14 && chance(r, 0.5)) {
    return time - (local % HOUR) + whole(r, 3, Math.max(3, 18 - hour)) * HOUR
  }
  return workingDay(time, chance(r, 0.75) ? 1 : 2, pick(r, [11, 12, 15, 17]))
}

function pause(r: Random, move: Move): number {
  const [least, most] = BEATS[move].hours
  // Squared, because most turns come soon and a few take long.
  return (least + (most - least) * r() ** 2) * HOUR + whole(r, 20, 59) * 1000
}

function nextTime(r: Random, move: Move, before: number, due: number | null): number {
  const kind = BEATS[move].kind
  let time = before + pause(r, move)
  if (due !== null && kind === 'outbound') {
    const span = Math.max(due - before, 10 * MINUTE)
    time = chance(r, 0.86) ? before + span * (0.25 + 0.65 * r()) : Math.max(time, due + r() * 20 * HOUR)
  }
  if (due !== null && move === 'nudge') time = Math.max(before + 5 * MINUTE, due) + whole(r, 10, 400) * MINUTE
  return Math.floor(kind === 'inbound' ? awake(time, r) : onShift(time, r))
}

/** Gives each turn its time, strictly ascending, by the working hours of one side and the waking hours of the other. */
export function schedule(r: Random, moves: Move[], start: number): Turn[] {
  const turns: Turn[] = []
  let time = start
  let due: number | null = null
  for (const move of moves) {
    if (move !== 'open') time = nextTime(r, move, time, due)
    const beat = BEATS[move]
    if (beat.kind === 'outbound') due = beat.promises ? promisedTime(r, time) : null
    turns.push({ move, time, due: beat.promises ? due : null })
  }
  return turns
}
