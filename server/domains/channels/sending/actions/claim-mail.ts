import type { Scope } from '../../../../platform/scope.ts'
import { messageToSend, setDelivery } from '../../../conversations/index.ts'
import { type Mailroom, processLease } from '../../adapters/mailroom.ts'
import { findChannel } from '../../queries.ts'
import type { ChannelRow } from '../../tables.ts'
import { lockOutbound, type OutboundRow } from '../queries.ts'
import { addSending } from './queue-mail.ts'

/** A mail that this process alone is handing over. */
export interface ClaimedMail {
  outbound: OutboundRow & { attempts: number }
  message: NonNullable<Awaited<ReturnType<typeof messageToSend>>>
  channel: ChannelRow | undefined
  workspace: { language: string; time_zone: string; demo: boolean }
}

/**
 * Claims a mail for sending, committed before its first byte leaves. Null where there is nothing to do: taken back, sent,
 * not due yet, or in the hands of another process that lives.
 *
 * A mail found in `sending` whose process is gone is claimed again under the same Message-ID. That is the one window in
 * which a mail can reach a relay twice: it said 250, and we died before noting it. Nobody can close it from this side;
 * receivers recognise the Message-ID.
 */
export async function claimMail(scope: Scope, mailroom: Mailroom, messageId: string): Promise<ClaimedMail | null> {
  const outbound = await lockOutbound(scope, messageId)
  if (!outbound || (outbound.state !== 'queued' && outbound.state !== 'sending')) return null
  if (outbound.state === 'sending' && (await isInHands(mailroom, outbound))) return null
  const due = outbound.next_attempt_at ?? outbound.send_at
  if (outbound.state === 'queued' && due > scope.now) {
    await addSending(scope, messageId, due, outbound.attempts)
    return null
  }
  const attempts = outbound.attempts + 1
  // Asks for the message's row: an undo that came first has it, and then there is nothing to send.
  if (!(await setDelivery(scope, messageId, { state: 'sending', attempts, reason: null, nextAttemptAt: null })))
    return null
  const message = await messageToSend(scope, messageId)
  if (!message) return null
  await scope.db
    .updateTable('outbound')
    .set({ state: 'sending', attempts, claimed_by: mailroom.processId, next_attempt_at: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', messageId)
    .execute()
  const workspace = await scope.db
    .selectFrom('workspaces')
    .select(['language', 'time_zone', 'demo'])
    .where('id', '=', scope.workspaceId)
    .executeTakeFirstOrThrow()
  return {
    outbound: { ...outbound, attempts },
    message,
    channel: await findChannel(scope, outbound.channel_id),
    workspace,
  }
}

async function isInHands(mailroom: Mailroom, { claimed_by, message_id }: OutboundRow): Promise<boolean> {
  if (claimed_by === mailroom.processId) return mailroom.sending.has(message_id)
  return claimed_by !== null && (await mailroom.leases.isTaken(processLease(claimed_by)))
}
