import type { Draft } from '../../../../../contract/conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { restoreLine } from '../../actions/restore-line.ts'
import { putBackDraft } from '../../drafts/actions/put-back-draft.ts'
import { idsOf } from '../../merging/queries.ts'
import type { Recipients } from '../../tables.ts'

/**
 * Takes a reply back while it waits; it becomes its writer's draft again. The row lock decides between this and the sender,
 * who asks for the same row before the first byte leaves.
 */
export async function undoSend(scope: Scope, messageId: string): Promise<Draft> {
  const home = found(
    await scope.db
      .selectFrom('messages')
      .select('conversation_id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', messageId)
      .where('kind', '=', 'outbound')
      .executeTakeFirst(),
  )
  const conversation = await lockConversation(scope, home.conversation_id)
  const message = found(
    await scope.db
      .selectFrom('messages')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', messageId)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (message.delivery_state !== 'waiting' || message.member_id === null || message.member_id !== scope.actor.id)
    throw problem('too-late-to-undo')

  const files = await scope.db
    .updateTable('attachments')
    .set({ message_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', messageId)
    .returning('id')
    .execute()
  await scope.db
    .deleteFrom('messages')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', messageId)
    .execute()
  const homeId = message.conversation_id
  const [, ...merged] = await idsOf(scope, conversation)
  await restoreLine(scope, [conversation.id, ...merged])
  if (homeId !== conversation.id) await restoreLine(scope, [homeId])
  await waitAgain(scope, [conversation.id, homeId])
  await record(scope, {
    type: 'message.taken-back',
    subject: { kind: 'message', id: messageId },
    conversationId: homeId,
    personId: conversation.person_id,
    seq: message.seq,
    data: { messageId, number: conversation.number },
  })
  const { to = [], cc = [], bcc = [] } = message.recipients as Recipients
  return putBackDraft(scope, conversation.id, {
    html: message.html,
    to,
    cc,
    bcc,
    attachmentIds: files.map((file) => file.id),
    seenSeq: message.seq,
  })
}

/** Whoever was to be answered waits for us again. */
const waitAgain = (scope: Scope, ids: readonly string[]) =>
  scope.db
    .updateTable('conversations')
    .set({ status: 'waiting-on-us', resolved_at: null, resolved_by: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
