import { createContext, useContext } from 'react'

/** The language and time zone in which dates and numbers are written. */
export interface Locale {
  language: string
  timeZone: string
}

export const LocaleContext = createContext<Locale>({ language: 'en', timeZone: 'UTC' })

const day = 86_400_000

export interface Format {
  /** For a list: `14:20` today, `Mon` this week, `3 Nov` this year, `3 Nov 2023` before. */
  short: (at: string | Date, now?: Date) => string
  /** `3 Nov, 14:20`, with the year where it is not this one. */
  moment: (at: string | Date, now?: Date) => string
  /** All of it, for a title. */
  full: (at: string | Date) => string
  day: (at: string | Date) => string
  number: (value: number) => string
  /** Bytes as `1.4 MB`. */
  size: (bytes: number) => string
}

/** Writers of dates and numbers for one language and time zone. */
export const formatOf = ({ language, timeZone }: Locale): Format => {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options })
  const clock = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = date({ weekday: 'short' })
  const dayMonth = date({ day: 'numeric', month: 'short' })
  const dayMonthYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const long = date({ dateStyle: 'full', timeStyle: 'short' })
  const year = date({ year: 'numeric' })
  const key = date({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const sameYear = (a: Date, b: Date) => year.format(a) === year.format(b)
  const dayOf = (at: Date, now: Date) => (sameYear(at, now) ? dayMonth : dayMonthYear).format(at)
  const numbers = new Intl.NumberFormat(language)

  return {
    short: (given, now = new Date()) => {
      const at = new Date(given)
      if (key.format(at) === key.format(now)) return clock.format(at)
      const age = now.getTime() - at.getTime()
      return age > 0 && age < 6 * day ? weekday.format(at) : dayOf(at, now)
    },
    moment: (given, now = new Date()) => {
      const at = new Date(given)
      const time = clock.format(at)
      return key.format(at) === key.format(now) ? time : `${dayOf(at, now)}, ${time}`
    },
    full: (given) => long.format(new Date(given)),
    day: (given) => dayMonthYear.format(new Date(given)),
    number: (value) => numbers.format(value),
    size: (bytes) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
      const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), units.length - 1)
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: units[step] ?? 'byte',
        // Short forms of bytes know no plural.
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step > 1 ? 1 : 0,
      }).format(bytes / 1000 ** step)
    },
  }
}

/** Making one is dear, and every line of a list needs it. */
const writers = new Map<string, Format>()

export const useFormat = (): Format => {
  const locale = useContext(LocaleContext)
  const known = writers.get(`${locale.language} ${locale.timeZone}`)
  if (known) return known
  const made = formatOf(locale)
  writers.set(`${locale.language} ${locale.timeZone}`, made)
  return made
}
