import { type Random, whole } from './random.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const offsets = new Map<number, [number, number]>()

// Summer time in the European Union: from the last Sunday of March to the last Sunday of October, 01:00 UTC.
function summer(year: number): [number, number] {
  const known = offsets.get(year)
  if (known) return known
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0, 1))
    return last.getTime() - last.getUTCDay() * DAY
  }
  const bounds: [number, number] = [lastSunday(2), lastSunday(9)]
  offsets.set(year, bounds)
  return bounds
}

/** The carrier's wall clock (Sofia) as milliseconds that read as UTC. */
export function toLocal(time: number): number {
  const [from, until] = summer(new Date(time).getUTCFullYear())
  return time + (time >= from && time < until ? 3 : 2) * HOUR
}

/** The moment at which the carrier's wall clock shows this. */
export function toReal(local: number): number {
  const winter = local - 2 * HOUR
  return winter - (toLocal(winter) - local)
}

/** 0 is Sunday; takes a local time. */
export function weekdayOf(local: number): number {
  return (Math.floor(local / DAY) + 4) % 7
}

const OPENS = [0, 8, 8, 8, 8, 8, 9]
const CLOSES = [0, 19, 19, 19, 19, 19, 15]

/** The same moment when the desk is staffed, otherwise a while into the next shift. */
export function onShift(time: number, r: Random): number {
  const local = toLocal(time)
  const weekday = weekdayOf(local)
  const hour = (local % DAY) / HOUR
  if (hour >= (OPENS[weekday] as number) && hour < (CLOSES[weekday] as number)) return time
  const midnight = Math.floor(local / DAY) * DAY
  let ahead = hour < (OPENS[weekday] as number) ? 0 : 1
  while (OPENS[(weekday + ahead) % 7] === 0) ahead++
  const opens = midnight + ahead * DAY + (OPENS[(weekday + ahead) % 7] as number) * HOUR
  // Most of what has gathered overnight is read in the first two hours.
  return toReal(opens) + whole(r, 2, 60) * MINUTE + whole(r, 0, 60) * MINUTE + whole(r, 0, 59) * 1000
}

/** The same moment by day and evening, otherwise some time the next morning: customers sleep too. */
export function awake(time: number, r: Random): number {
  const local = toLocal(time)
  const hour = (local % DAY) / HOUR
  if (hour >= 7 && hour < 23) return time
  const morning = Math.floor(local / DAY) * DAY + (hour >= 23 ? DAY : 0) + 7 * HOUR
  return toReal(morning) + whole(r, 0, 200) * MINUTE + whole(r, 0, 59) * 1000
}

/** The given hour of the carrier's day, that many working days later (Saturday and Sunday skipped). */
export function workingDay(time: number, days: number, hour: number): number {
  let moment = time
  for (let left = days; left > 0; ) {
    moment += DAY
    const weekday = weekdayOf(toLocal(moment))
    if (weekday !== 0 && weekday !== 6) left--
  }
  const local = toLocal(moment)
  return toReal(local - (local % DAY) + hour * HOUR)
}
