import { DAY, HOUR, toLocal, toReal, weekdayOf } from './calendar.ts'
import { type Random, random, seedFor } from './random.ts'

const HOURS = [1, 0.5, 0.3, 0.2, 0.3, 0.6, 1.5, 3, 6, 9, 10, 9.5, 8, 7.5, 8, 8, 7.5, 7, 6.5, 6.5, 6, 5, 3.5, 2]
const WEEKDAYS = [0.35, 1.25, 1.1, 1, 1, 1.05, 0.55]
const MONTHS = [1, 0.85, 0.95, 0.95, 0.95, 0.9, 0.8, 0.75, 0.95, 1.05, 1.5, 1.9]
const YEAR = 365

const elapsed = [0]
for (const weight of HOURS) elapsed.push((elapsed.at(-1) as number) + weight)
const whole = elapsed.at(-1) as number

/** Share of a day's letters that have come by this time of day (milliseconds after midnight). */
function shareBy(timeOfDay: number): number {
  const hour = Math.floor(timeOfDay / HOUR)
  return ((elapsed[hour] as number) + (HOURS[hour] as number) * (timeOfDay / HOUR - hour)) / whole
}

function timeOfDay(share: number): number {
  const sought = share * whole
  let hour = 0
  while (hour < 23 && (elapsed[hour + 1] as number) <= sought) hour++
  return (hour + (sought - (elapsed[hour] as number)) / (HOURS[hour] as number)) * HOUR
}

function dayWeight(midnight: number, age: number): number {
  const date = new Date(midnight)
  const month = MONTHS[date.getUTCMonth()] as number
  // The parcels of the week before New Year arrive late, and their owners write.
  const rush = date.getUTCMonth() === 11 && date.getUTCDate() > 14 && date.getUTCDate() < 31 ? 1.35 : 1
  // The carrier grows through the year, and a campaign has just begun: the inbox is alive.
  const growth = 1.4 - (0.8 * age) / YEAR
  const fresh = 1 + 2.6 * Math.exp(-age / 9)
  return month * rush * growth * fresh * (WEEKDAYS[weekdayOf(midnight)] as number)
}

function timesOfDay(r: Random, midnight: number, count: number, until: number): Float64Array {
  const times = new Float64Array(count)
  for (let i = 0; i < count; i++) times[i] = midnight + timeOfDay(r() * until)
  return times.sort()
}

/** `count` ascending times over the year that ends at `now`: by season, weekday and hour, denser in the last days. */
export function* arrivals(seed: number, now: number, count: number): Generator<number> {
  const localNow = toLocal(now)
  const today = Math.floor(localNow / DAY) * DAY
  const days = Array.from({ length: YEAR + 1 }, (_, i) => {
    const midnight = today - (YEAR - i) * DAY
    const until = i === YEAR ? shareBy(localNow - today) : 1
    return { midnight, until, weight: dayWeight(midnight, YEAR - i) * until }
  })
  const total = days.reduce((sum, day) => sum + day.weight, 0)
  let reached = 0
  let given = 0
  for (const [i, day] of days.entries()) {
    reached += day.weight
    const upTo = i === YEAR ? count : Math.round((count * reached) / total)
    for (const local of timesOfDay(random(seedFor(seed, 1, i)), day.midnight, upTo - given, day.until)) {
      yield Math.floor(Math.min(now, toReal(local)))
    }
    given = upTo
  }
}
