import { Temporal } from 'temporal-polyfill'
import { fold } from '../../platform/filters/fold.ts'

export interface Stage {
  id: string
  name: string
  at: Date
  settles: boolean
}

/** By the time they were reached; of one moment as they were told. */
export const inOrder = <S extends Pick<Stage, 'id' | 'at'>>(stages: readonly S[]): S[] =>
  stages.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))

export const isSameName = (one: string, other: string): boolean => fold(one) === fold(other)

/** Is this stage known already? By name and time; one told without a time by being where the order stands. */
export function isKnown(stages: readonly Stage[], told: { name: string; at: Date | null }): boolean {
  if (!told.at) {
    const last = inOrder(stages).at(-1)
    return last !== undefined && isSameName(last.name, told.name)
  }
  const time = told.at.getTime()
  return stages.some(({ name, at }) => at.getTime() === time && isSameName(name, told.name))
}

/** What an order tells of its latest stage. */
export function standing(stages: readonly Stage[]): {
  stage: string | null
  stage_at: Date | null
  settled_at: Date | null
} {
  const last = inOrder(stages).at(-1)
  if (!last) return { stage: null, stage_at: null, settled_at: null }
  return { stage: last.name, stage_at: last.at, settled_at: last.settles ? last.at : null }
}

/** A promise as it is kept: the day where it is one, and the last moment that keeps it. */
export function promiseFrom(
  promised: string | null,
  timeZone: string,
): { promised_day: string | null; promised_at: Date | null } {
  if (promised === null) return { promised_day: null, promised_at: null }
  if (promised.length > 10) return { promised_day: null, promised_at: new Date(promised) }
  const next = Temporal.PlainDate.from(promised).add({ days: 1 }).toZonedDateTime(timeZone)
  return { promised_day: promised, promised_at: new Date(next.epochMilliseconds - 1) }
}

export const promiseOf = (day: string | null, at: Date | null): string | null => day ?? at?.toISOString() ?? null

export const isLate = (order: { promised_at: Date | null; settled_at: Date | null }, now: Date): boolean =>
  order.settled_at === null && order.promised_at !== null && order.promised_at < now

/** Clocks of shops go a little wrong; what is further ahead has not happened. */
export const isAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + 10 * 60_000

/** The two people an event tells of: whoever receives it first. */
export function aboutWhom(order: { sender_id: string | null; recipient_id: string | null }): {
  personId: string | null
  otherPersonId: string | null
} {
  const personId = order.recipient_id ?? order.sender_id
  return { personId, otherPersonId: order.sender_id === personId ? null : order.sender_id }
}
