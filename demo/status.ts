import { DAY } from './calendar.ts'
import type { MessageKind, Status } from './records.ts'

export type Seen = { kind: MessageKind; promises: boolean }

/** Quiet days after which a resolved conversation closes by itself. */
export const CLOSES_AFTER = 28 * DAY

/** The status that the visible messages and the resolution, if there was one by now, add up to. */
export function statusOf(messages: Seen[], resolvedAt: number | null, now: number): Status {
  if (resolvedAt !== null) return now - resolvedAt >= CLOSES_AFTER ? 'closed' : 'resolved'
  if (!messages.some((message) => message.kind === 'outbound')) return 'open'
  const last = messages.findLast((message) => message.kind === 'inbound' || message.kind === 'outbound') as Seen
  return last.kind === 'outbound' && !last.promises ? 'waiting-on-customer' : 'waiting-on-us'
}
