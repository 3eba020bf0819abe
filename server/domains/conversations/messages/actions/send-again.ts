import type { Message } from '../../../../../contract/conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { oneMessage } from '../queries.ts'

/** Tries a failed message again now. The mail keeps its Message-ID, so whoever had it already knows it. */
export async function sendAgain(scope: Scope, messageId: string): Promise<Message> {
  const message = found(
    await scope.db
      .selectFrom('messages')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', messageId)
      .where('kind', '=', 'outbound')
      .forUpdate()
      .executeTakeFirst(),
  )
  if (message.delivery_state !== 'failed') throw problem('not-in-this-state')
  const conversation = found(
    await scope.db
      .selectFrom('conversations')
      .select(['channel_id', 'number', 'person_id'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', message.conversation_id)
      .executeTakeFirst(),
  )
  await scope.db
    .updateTable('messages')
    .set({
      delivery_state: 'queued',
      delivery: JSON.stringify({ sendAt: null, attempts: 0, reason: null, nextAttemptAt: scope.now.toISOString() }),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', messageId)
    .execute()
  await record(scope, {
    type: 'message.queued',
    subject: { kind: 'message', id: messageId },
    conversationId: message.conversation_id,
    personId: conversation.person_id,
    seq: message.seq,
    data: {
      messageId,
      channelId: conversation.channel_id,
      automatic: message.automatic !== null,
      sendAt: scope.now.toISOString(),
      again: true,
      number: conversation.number,
    },
  })
  return oneMessage(scope, messageId)
}
