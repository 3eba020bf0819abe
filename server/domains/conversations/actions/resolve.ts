import type { ConversationLine } from '../../../../contract/conversations.ts'
import { record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { refuseUnseen } from '../messages/actions/refuse-unseen.ts'
import { conversationLine } from '../queries.ts'
import { isSettled } from '../rules.ts'
import { lockConversation } from './lock-conversation.ts'

/** Resolves; saying it twice changes nothing. `seenSeq`: refused where the person wrote since. */
export async function resolve(
  scope: Scope,
  id: string,
  input: { seenSeq?: number | undefined },
): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, id)
  if (input.seenSeq !== undefined) await refuseUnseen(scope, id, input.seenSeq)
  if (!isSettled(conversation.status)) {
    await scope.db
      .updateTable('conversations')
      .set({
        status: 'resolved',
        resolved_at: scope.now,
        resolved_by: scope.actor.kind === 'member' ? scope.actor.id : null,
      })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
    await record(scope, {
      type: 'conversation.resolved',
      subject: { kind: 'conversation', id },
      conversationId: id,
      personId: conversation.person_id,
      data: { number: conversation.number, from: conversation.status },
    })
  }
  return conversationLine(scope, id)
}
