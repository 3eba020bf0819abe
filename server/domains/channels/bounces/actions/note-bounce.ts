import type { Bounce } from '../../../../platform/mail/reading/bounce/bounce-shape.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { recordBounce } from '../../../conversations/index.ts'
import { type SideName, sideOfAddress } from '../../side-conversations/rules.ts'
import { learnIds } from '../../threading/actions/learn-ids.ts'
import { numberOfAddress, type ThreadKey } from '../../threading/rules.ts'
import { lastSentTo, type SentMail, sentUnderAnyOf } from '../queries.ts'

export interface ReportedBounce {
  bounce: Bounce
  /** Mails that came back within the report. */
  attached: readonly { messageId: string | null }[]
  /** Whom the report was sent to; our signed address tells the conversation. */
  addresses: readonly string[]
  /** Ids that the report answers. */
  answered: readonly string[]
  at: Date
}

const recent = 7 * 24 * 60 * 60 * 1000
const mostRecipients = 20

/** Puts a bounce on the message that bounced. Null where that cannot be told, or where it is a complaint and no bounce. */
export async function noteBounce(scope: Scope, key: ThreadKey, report: ReportedBounce): Promise<SentMail | null> {
  if (report.bounce.feedbackType) return null
  const bounced = await findBounced(scope, key, report)
  if (!bounced) return null
  const told = report.bounce.recipients.slice(0, mostRecipients)
  for (const each of told) {
    const reason = (each.diagnostic || each.reason).slice(0, 1000)
    await recordBounce(scope, bounced.messageId, {
      recipient: each.recipient || null,
      kind: each.kind,
      status: each.status,
      reason,
      at: report.at,
    })
  }
  const hard = told.find(({ kind }) => kind === 'hard')
  if (hard) {
    await scope.db
      .updateTable('outbound')
      .set({ state: 'failed', reason: (hard.diagnostic || hard.reason).slice(0, 1000) })
      .where('workspace_id', '=', scope.workspaceId)
      .where('message_id', '=', bounced.messageId)
      .where('state', 'in', ['sent', 'delivered'])
      .execute()
  }
  return bounced
}

/** By the id of the mail that came back; without one, by whom it was last sent to. */
async function findBounced(scope: Scope, key: ThreadKey, report: ReportedBounce): Promise<SentMail | null> {
  const attached = report.attached.flatMap(({ messageId }) => messageId ?? [])
  const ids = [
    ...new Set([
      ...(report.bounce.originalMessageId ? [report.bounce.originalMessageId] : []),
      ...attached,
      ...report.answered,
    ]),
  ]
  const byId = await sentUnderAnyOf(scope, key, ids)
  if (byId) return byId
  const within = report.addresses.map((address) => namedBy(key, address)).find((found) => found !== null) ?? null
  for (const { recipient } of report.bounce.recipients.slice(0, mostRecipients)) {
    const message = recipient && (await lastSentTo(scope, recipient, new Date(report.at.getTime() - recent), within))
    if (!message) continue
    // The mail that came back bears an id that a relay gave it: the next answer or bounce may name it too.
    if (ids[0]) await learnIds(scope, message, [ids[0]])
    return message
  }
  return null
}

/** What we wrote under this address: our bounces come to the address that the mail left from. */
function namedBy(key: ThreadKey, address: string): { number: number } | SideName | null {
  const number = numberOfAddress(key, address)
  return number === null ? sideOfAddress(key, address) : { number }
}
