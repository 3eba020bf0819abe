import type { FilterImplOptions } from 'liquidjs'

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  short: { dateStyle: 'short' },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  full: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  weekday: { weekday: 'long' },
}

/**
 * `{{ now | date: "long" }}`: short, medium, long, full, time or weekday, in the language and time zone of the text. Without a
 * style it is medium; a point in time is an ISO text or `now`, a day an ISO text without a time.
 */
export const writeDate: FilterImplOptions = function (value: unknown, style: unknown = 'medium') {
  if (value === undefined || value === null || value === '') return ''
  const at = new Date(String(value))
  const known = styles[String(style)]
  if (Number.isNaN(at.getTime()) || !known) return String(value)
  const { language, timeZone } = this.context.environments as { language?: string; timeZone?: string }
  // A day is the same day everywhere.
  const zone = /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? 'UTC' : (timeZone ?? 'UTC')
  return new Intl.DateTimeFormat(language ?? 'en', { ...known, timeZone: zone }).format(at)
}
