import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { recordSideBounce, setSideDelivery } from '../../side-conversations/actions/set-side-delivery.ts'
import type { Bounce, DeliveryChange } from '../../tables.ts'

/** A slot for whoever sends: where the message stands, in a thread or beside it. False where it was taken back before. */
export async function setDelivery(scope: Scope, messageId: string, change: DeliveryChange): Promise<boolean> {
  const message = await lockMessage(scope, messageId)
  if (!message) return setSideDelivery(scope, messageId, change)
  await scope.db
    .updateTable('messages')
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
    type: 'message.delivery-changed',
    subject: { kind: 'message', id: messageId },
    conversationId: message.conversation_id,
    personId: null,
    seq: message.seq,
    data: { state: change.state, reason: change.reason },
  })
  return true
}

/** A bounce stands on the message that bounced. A hard one means that it failed, whatever the relay had said. */
export async function recordBounce(
  scope: Scope,
  messageId: string,
  bounce: Omit<Bounce, 'at'> & { at: Date },
): Promise<boolean> {
  const message = await lockMessage(scope, messageId)
  if (!message) return recordSideBounce(scope, messageId, bounce)
  const noted: Bounce = { ...bounce, at: bounce.at.toISOString() }
  const known = (message.bounces as Bounce[]).some(
    (each) => each.recipient === noted.recipient && each.status === noted.status && each.reason === noted.reason,
  )
  if (known) return true
  await scope.db
    .updateTable('messages')
    .set({ bounces: JSON.stringify([...(message.bounces as Bounce[]), noted]) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', messageId)
    .execute()
  await record(scope, {
    type: 'message.bounced',
    subject: { kind: 'message', id: messageId },
    conversationId: message.conversation_id,
    seq: message.seq,
    data: { ...noted },
  })
  if (bounce.kind === 'hard')
    await setDelivery(scope, messageId, { state: 'failed', attempts: 1, reason: bounce.reason, nextAttemptAt: null })
  return true
}

const lockMessage = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('messages')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('kind', '=', 'outbound')
    .forUpdate()
    .executeTakeFirst()
