import type { z } from 'zod'
import type { sideConversationsContract } from '../../../../../contract/side-conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { attachmentOf } from '../../messages/queries.ts'
import type { Recipients } from '../../tables.ts'
import { sideById } from '../queries.ts'
import '../tables.ts'
import { lockSide } from './change-side.ts'
import { queueWords } from './outside.ts'

type TakenBack = z.infer<(typeof sideConversationsContract)['DELETE /side-messages/{id}/delivery']['response']>

/**
 * Takes words back while they wait, for their writer to write on. The message's row decides between this and the sender. Where
 * they were the question itself, nothing was asked.
 */
export async function takeBackWords(scope: Scope, id: string): Promise<TakenBack> {
  const { side, message } = await lockMailed(scope, id)
  if (message.delivery_state !== 'waiting' || message.member_id === null || message.member_id !== scope.actor.id)
    throw problem('too-late-to-undo')
  const files = await scope.db
    .updateTable('attachments')
    .set({ side_message_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('side_message_id', '=', id)
    .returningAll()
    .execute()
  await (message.seq === 1 ? forgetSide(scope, side.id) : forgetWords(scope, side.id, id))
  await record(scope, {
    type: 'side-message.taken-back',
    subject: { kind: 'side-message', id },
    conversationId: side.conversation_id,
    data: { messageId: id, sideId: side.id },
  })
  const { to = [], cc = [] } = message.recipients as Recipients
  const words = { subject: side.subject, html: message.html, to, cc, attachments: files.map(attachmentOf) }
  return { ...words, sideConversation: message.seq === 1 ? null : await sideById(scope, side.id) }
}

const forgetSide = (scope: Scope, id: string) =>
  scope.db.deleteFrom('side_conversations').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()

const forgetWords = (scope: Scope, sideId: string, id: string) =>
  scope.db
    .deleteFrom('side_messages')
    .where('workspace_id', '=', scope.workspaceId)
    .where('side_id', '=', sideId)
    .where('id', '=', id)
    .execute()

/** Tries words that failed again now, under the Message-ID that they had. */
export async function sendWordsAgain(scope: Scope, id: string) {
  const { side, message } = await lockMailed(scope, id)
  if (message.delivery_state !== 'failed') throw problem('not-in-this-state')
  await scope.db
    .updateTable('side_messages')
    .set({
      delivery_state: 'queued',
      delivery: JSON.stringify({ sendAt: null, attempts: 0, reason: null, nextAttemptAt: scope.now.toISOString() }),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await queueWords(scope, side, { id, sendAt: scope.now })
  return sideById(scope, side.id)
}

/** A message that was mailed, under the lock of its side conversation and its own; not-found for any other. */
async function lockMailed(scope: Scope, id: string) {
  const messages = scope.db
    .selectFrom('side_messages')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('delivery_state', 'is not', null)
  const side = await lockSide(scope, found(await messages.executeTakeFirst()).side_id)
  return { side, message: found(await messages.forUpdate().executeTakeFirst()) }
}
