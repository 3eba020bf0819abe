import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'

/** Brings conversations back whose time has come. */
export const wakingJob = 'conversation.wake'

const longest = 366 * 24 * 60 * 60 * 1000

/** Why a conversation cannot be put aside until then, in words for a program; null where it can. */
export function refusedUntil(until: Date | null, now: Date): FieldMessage | null {
  if (until === null) return null
  if (until.getTime() <= now.getTime()) return 'is not in the future'
  return until.getTime() - now.getTime() > longest ? 'is more than a year away' : null
}
