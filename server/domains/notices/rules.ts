import { Temporal } from 'temporal-polyfill'
import type { NoticeKind, NoticeSettings } from '../../../contract/notices.ts'

export const noticesMailJob = 'notices.mail'
export const mailBackJob = 'notices.mail-back'

/** What holds until a member chooses: whoever is meant is told at once, what is merely theirs is gathered. */
export const settingsAtFirst: NoticeSettings = {
  kinds: {
    mention: { product: true, mail: 'now', push: true },
    assignment: { product: true, mail: 'digest', push: true },
    team: { product: false, mail: 'off', push: false },
    reply: { product: true, mail: 'digest', push: true },
    snooze: { product: true, mail: 'off', push: true },
    question: { product: true, mail: 'now', push: true },
    answer: { product: true, mail: 'digest', push: true },
  },
  digestMinutes: 60,
  quiet: { from: '20:00', to: '08:00' },
}

/** The first that fits a member is what they are told: one event is one notice. */
const weight: readonly NoticeKind[] = ['mention', 'assignment', 'question', 'answer', 'reply', 'snooze', 'team']

export interface Told {
  memberId: string
  kind: NoticeKind
}

/** Each member once, by what means most to them; never whoever did it. */
export function toldOnce(told: readonly Told[], actorId: string | null): Told[] {
  const byWeight = told.toSorted((one, other) => weight.indexOf(one.kind) - weight.indexOf(other.kind))
  const first = new Map<string, Told>()
  for (const each of byWeight)
    if (each.memberId !== actorId && !first.has(each.memberId)) first.set(each.memberId, each)
  return [...first.values()]
}

const minute = 60_000
/** Time in which whoever sits before the screen sees it there. */
const grace = minute

/** When a mail about something that happened now is due; null where none is wanted. */
export function mailAt(
  way: 'off' | 'now' | 'digest',
  now: Date,
  settings: Pick<NoticeSettings, 'digestMinutes' | 'quiet'>,
  timeZone: string,
): Date | null {
  if (way === 'off') return null
  const every = settings.digestMinutes * minute
  const due = way === 'now' ? now.getTime() + grace : (Math.floor(now.getTime() / every) + 1) * every
  return quietUntil(new Date(due), settings.quiet, timeZone) ?? new Date(due)
}

/** The end of the quiet hours that a moment lies in, by the clock of a time zone; null where it lies in none. */
export function quietUntil(at: Date, quiet: NoticeSettings['quiet'], timeZone: string): Date | null {
  if (!quiet || quiet.from === quiet.to) return null
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const overNight = quiet.from > quiet.to
  const isQuiet = overNight ? clock >= quiet.from || clock < quiet.to : clock >= quiet.from && clock < quiet.to
  if (!isQuiet) return null
  const day = overNight && clock >= quiet.from ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  const end = day.toZonedDateTime({ timeZone, plainTime: quiet.to })
  return new Date(end.epochMilliseconds)
}
