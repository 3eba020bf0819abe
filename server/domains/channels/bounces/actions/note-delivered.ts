import type { DeliveryReceipt } from '../../../../platform/mail/reading/bounce/delivered.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { setDelivery } from '../../../conversations/index.ts'
import { lockOutbound } from '../../sending/queries.ts'
import type { ThreadKey } from '../../threading/rules.ts'
import { type SentMail, sentUnderAnyOf } from '../queries.ts'

export interface ReportedDelivery {
  receipt: DeliveryReceipt
  /** Mails that came back within the report. */
  attached: readonly { messageId: string | null }[]
  /** Ids that the report answers. */
  answered: readonly string[]
}

/**
 * Notes whom a mail has reached; it is delivered when that is everybody. Null where the report names no mail of ours: by
 * its recipient alone it is not believed, because anybody could write such a report.
 */
export async function noteDelivered(
  scope: Scope,
  key: ThreadKey,
  { receipt, attached, answered }: ReportedDelivery,
): Promise<SentMail | null> {
  const ids = [
    receipt.envelopeId,
    receipt.originalMessageId,
    ...attached.map(({ messageId }) => messageId),
    ...answered,
  ]
  const sent = await sentUnderAnyOf(scope, key, [...new Set(ids.filter((id) => id !== null))])
  const outbound = sent && (await lockOutbound(scope, sent.messageId))
  if (!outbound) return null
  const reached = new Set([...outbound.delivered_to, ...reachedOf(outbound.recipients, receipt)])
  const everybody = outbound.recipients.every((recipient) => reached.has(recipient))
  await scope.db
    .updateTable('outbound')
    .set({
      delivered_to: [...reached],
      ...(everybody ? { delivered_at: scope.now } : {}),
      ...(everybody && outbound.state === 'sent' ? { state: 'delivered' } : {}),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', sent.messageId)
    .execute()
  if (everybody && outbound.state === 'sent') {
    const words = receipt.recipients.map((each) => each.words).find(Boolean) ?? null
    const { attempts } = outbound
    await setDelivery(scope, sent.messageId, { state: 'delivered', attempts, reason: words, nextAttemptAt: null })
  }
  return sent
}

/** Servers that forward tell the last address; a mail to one person can only have reached that one. */
function reachedOf(recipients: readonly string[], receipt: DeliveryReceipt): string[] {
  if (recipients.length === 1) return [...recipients]
  const told = receipt.recipients.flatMap(({ recipient, final }) => [recipient.toLowerCase(), final.toLowerCase()])
  return recipients.filter((recipient) => told.includes(recipient))
}
