export type PresetName = 'hour' | 'customerMorning' | 'morning'

export interface Preset {
  name: PresetName
  at: Date
}

/** The parts of a point in time by the clock of a zone. */
const clockOf = (at: Date, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

const day = 86_400_000

/** Tomorrow at nine by the clock of a zone. Twice corrected, for the night in which clocks are changed. */
export const tomorrowAtNine = (now: Date, timeZone: string): Date => {
  const today = Math.floor(clockOf(now, timeZone) / day) * day
  const wanted = today + day + 9 * 3_600_000
  let at = wanted
  for (let step = 0; step < 2; step++) at += wanted - clockOf(new Date(at), timeZone)
  return new Date(at)
}

/** The customer's morning comes first; mine too, where it is another. */
export const presetsAt = (now: Date, customerZone: string | null, memberZone: string): Preset[] => {
  const mine = tomorrowAtNine(now, memberZone)
  const theirs = customerZone ? tomorrowAtNine(now, customerZone) : null
  return [
    { name: 'hour', at: new Date(Math.ceil((now.getTime() + 3_600_000) / 60_000) * 60_000) },
    ...(theirs ? [{ name: 'customerMorning' as const, at: theirs }] : []),
    ...(theirs?.getTime() === mine.getTime() ? [] : [{ name: 'morning' as const, at: mine }]),
  ]
}
