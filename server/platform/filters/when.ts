import { Temporal } from 'temporal-polyfill'
import type { Asking, Bound } from './catalogue.ts'

const unit: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const duration = /^(-?)(\d{1,5})([mhdw])$/
// Years of four digits: earlier ones PostgreSQL and JavaScript write differently.
const day = /^[1-9]\d{3}-\d{2}-\d{2}$/
const moment = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds of `30m`, `2h`, `3d`, `1w`, or of one before now: `-3d`. A day is 24 hours. Undefined for anything else. */
export function durationOf(text: string): number | undefined {
  const [, sign, count, name = ''] = text.match(duration) ?? []
  const size = unit[name]
  return size === undefined ? undefined : (sign ? -1 : 1) * Number(count) * size
}

export interface Stretch {
  from: Bound
  to: Bound
}

const at = (value: Date, inclusive: boolean): Bound => ({ value, inclusive })

/** The day that a date is, where the one who asks lives. */
export function dayOf(text: string, { timeZone }: Asking): Stretch | undefined {
  if (!day.test(text)) return undefined
  try {
    const begin = Temporal.PlainDate.from(text).toZonedDateTime(timeZone)
    const end = begin.add({ days: 1 })
    return {
      from: at(new Date(begin.epochMilliseconds), true),
      to: at(new Date(end.epochMilliseconds), false),
    }
  } catch {
    return undefined // the 31st of a short month
  }
}

/** A point in time as the stretch it covers: a date is a whole day, anything else is one moment. */
export function stretchOf(text: string, asking: Asking): Stretch | undefined {
  const away = durationOf(text)
  if (away !== undefined) return momentAt(new Date(asking.now.getTime() + away))
  if (!moment.test(text)) return dayOf(text, asking)
  const point = new Date(text)
  return Number.isNaN(point.getTime()) ? undefined : momentAt(point)
}

const momentAt = (point: Date): Stretch => ({ from: at(point, true), to: at(point, true) })

const anywhere: Asking = { now: new Date(0), timeZone: 'UTC', memberId: null }

/** A date or a point in time, and no duration. */
export const isTime = (text: string): boolean =>
  durationOf(text) === undefined && stretchOf(text, anywhere) !== undefined
