import type { ConversationLine } from '../../../../contract/conversations.ts'
import { record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLine } from '../queries.ts'
import { isSettled } from '../rules.ts'
import { lockConversation } from './lock-conversation.ts'

/** Takes the resolution back: the conversation waits for us again. */
export async function reopen(scope: Scope, id: string): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, id)
  if (isSettled(conversation.status)) {
    await scope.db
      .updateTable('conversations')
      .set({ status: 'waiting-on-us', resolved_at: null, resolved_by: null })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
    await record(scope, {
      type: 'conversation.reopened',
      subject: { kind: 'conversation', id },
      conversationId: id,
      personId: conversation.person_id,
      data: { number: conversation.number, by: scope.actor.kind },
    })
  }
  return conversationLine(scope, id)
}
