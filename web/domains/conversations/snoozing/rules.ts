export const presetNames = ['later', 'evening', 'tomorrow', 'monday', 'week'] as const
export type PresetName = (typeof presetNames)[number]

export interface Preset {
  name: PresetName
  until: Date
}

const hour = 3_600_000
const evening = 18
const morning = 9

const at = (day: Date, hours: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours)
const inDays = (day: Date, days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days)

/** Times that are often meant, by the clock of this device; this evening only while it is still to come. */
export const presetsAt = (now: Date): Preset[] => {
  const thisEvening = at(now, evening)
  const nextMonday = at(inDays(now, (8 - now.getDay()) % 7 || 7), morning)
  const all: Preset[] = [
    { name: 'later', until: new Date(now.getTime() + 3 * hour) },
    { name: 'evening', until: thisEvening },
    { name: 'tomorrow', until: at(inDays(now, 1), morning) },
    { name: 'monday', until: nextMonday },
    { name: 'week', until: at(inDays(now, 7), morning) },
  ]
  return all.filter(({ name, until }) => name !== 'evening' || until.getTime() - now.getTime() > hour)
}

/** What a field for date and time takes, by the clock of this device. */
export const fieldTime = (time: Date): string =>
  new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
