import { record } from '../../../../platform/events/record.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { workspaceOf } from '../../../team/index.ts'
import type { Bounce, DeliveryChange, Recipients } from '../../tables.ts'
import '../tables.ts'
import { tellThread } from './tell-thread.ts'

/** Where a mail of a side conversation stands. False where it was taken back before. */
export async function setSideDelivery(scope: Scope, messageId: string, change: DeliveryChange): Promise<boolean> {
  const message = await lockMessage(scope, messageId)
  if (!message) return false
  await scope.db
    .updateTable('side_messages')
    .set({
      delivery_state: change.state,
      delivery: JSON.stringify({
        sendAt: null,
        attempts: change.attempts,
        reason: change.reason,
        nextAttemptAt: change.nextAttemptAt?.toISOString() ?? null,
      }),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', messageId)
    .execute()
  await record(scope, {
    type: 'side-message.delivery-changed',
    subject: { kind: 'side-message', id: messageId },
    conversationId: message.conversation_id,
    data: { sideId: message.side_id, askedBy: message.asked_by, state: change.state, reason: change.reason },
  })
  if (change.state === 'failed' && message.delivery_state !== 'failed') await sayFailed(scope, message)
  return true
}

/** Nobody would look for an answer that cannot come: it stands in the thread, too. */
async function sayFailed(scope: Scope, message: NonNullable<Awaited<ReturnType<typeof lockMessage>>>): Promise<void> {
  const { language } = await workspaceOf(scope.db, scope.workspaceId)
  const name = ((message.recipients as Recipients).to ?? []).map((to) => to.name ?? to.email).join(', ')
  const words = translator(language)('server:sides.failed', { name, subject: message.subject })
  await tellThread(scope, { id: message.side_id, conversation_id: message.conversation_id }, words)
}

/** A bounce stands on the message that bounced. A hard one means that it failed, whatever the relay had said. */
export async function recordSideBounce(
  scope: Scope,
  messageId: string,
  bounce: Omit<Bounce, 'at'> & { at: Date },
): Promise<boolean> {
  const message = await lockMessage(scope, messageId)
  if (!message) return false
  const noted: Bounce = { ...bounce, at: bounce.at.toISOString() }
  const known = message.bounces.some(
    (each) => each.recipient === noted.recipient && each.status === noted.status && each.reason === noted.reason,
  )
  if (known) return true
  await scope.db
    .updateTable('side_messages')
    .set({ bounces: JSON.stringify([...message.bounces, noted]) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', messageId)
    .execute()
  await record(scope, {
    type: 'side-message.bounced',
    subject: { kind: 'side-message', id: messageId },
    conversationId: message.conversation_id,
    data: { sideId: message.side_id, ...noted },
  })
  if (bounce.kind === 'hard')
    await setSideDelivery(scope, messageId, {
      state: 'failed',
      attempts: 1,
      reason: bounce.reason,
      nextAttemptAt: null,
    })
  return true
}

const lockMessage = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('side_messages')
    .innerJoin('side_conversations', (join) =>
      join
        .onRef('side_conversations.workspace_id', '=', 'side_messages.workspace_id')
        .onRef('side_conversations.id', '=', 'side_messages.side_id'),
    )
    .selectAll('side_messages')
    .select(['side_conversations.conversation_id', 'side_conversations.subject', 'side_conversations.asked_by'])
    .where('side_messages.workspace_id', '=', scope.workspaceId)
    .where('side_messages.id', '=', id)
    .where('side_messages.delivery_state', 'is not', null)
    .forUpdate('side_messages')
    .executeTakeFirst()
