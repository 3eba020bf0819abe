import type { Order } from '../../../contract/orders.ts'

type Person = NonNullable<Order['sender']>

export const personName = ({ name, email }: Person): string => name ?? email ?? '—'

/** Where the order stands; null where no stage was reached yet. */
export const standing = (order: Order) => order.stages.at(-1) ?? null

const isDay = (promised: string): boolean => promised.length === 10

const hour = 3_600_000

/** The last moment that keeps a promise, by the clock of this device where it is a day. */
const endOf = (promised: string): number =>
  isDay(promised) ? new Date(`${promised}T23:59:59`).getTime() : new Date(promised).getTime()

/** How the promise of an order looks now: nothing is owed any more, late, today or tomorrow, or there is time. */
export function promiseState(
  order: Pick<Order, 'promised' | 'late' | 'settledAt'>,
  now: Date,
): 'none' | 'settled' | 'late' | 'soon' | 'open' {
  if (!order.promised) return 'none'
  if (order.settledAt) return 'settled'
  if (order.late || endOf(order.promised) < now.getTime()) return 'late'
  return endOf(order.promised) - now.getTime() < 48 * hour ? 'soon' : 'open'
}

/** A promise in words: a day is one wherever it is read, a point in time is by the reader's clock. */
export const promiseWords = (promised: string, language: string, moment: (at: string) => string): string =>
  isDay(promised)
    ? new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(promised))
    : moment(promised)

/** A promise as the fields of a form: a day, and a time where one was promised. */
export function promiseFields(promised: string | null): { day: string; time: string } {
  if (!promised || isDay(promised)) return { day: promised ?? '', time: '' }
  const at = new Date(promised)
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 16) }
}

export function promiseGiven({ day, time }: { day: string; time: string }): string | null {
  if (!day) return null
  return time ? new Date(`${day}T${time}`).toISOString() : day
}
