import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'

/** Work that sends one scheduled reply. */
export const scheduledJob = 'conversations.send-scheduled'

const year = 366 * 86_400_000

/** What is wrong with a time to send at; null where nothing is. */
export function faultOfTime(sendAt: Date, now: Date): FieldMessage | null {
  if (sendAt.getTime() <= now.getTime()) return 'is over; give a time that is to come'
  return sendAt.getTime() > now.getTime() + year ? 'is more than a year away' : null
}
