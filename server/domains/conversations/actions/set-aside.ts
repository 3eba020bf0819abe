import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { EventType } from '../../../../contract/events.ts'
import { record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLine } from '../queries.ts'
import { lockConversation } from './lock-conversation.ts'

type Shelf = 'spam_at' | 'deleted_at'

const events: Record<Shelf, { aside: EventType; back: EventType }> = {
  spam_at: { aside: 'conversation.marked-spam', back: 'conversation.unmarked-spam' },
  deleted_at: { aside: 'conversation.deleted', back: 'conversation.restored' },
}

/** Out of the views, onto the shelf of spam or of the trash; nothing is lost. */
export const setAside = (scope: Scope, id: string, shelf: Shelf): Promise<ConversationLine> =>
  put(scope, id, shelf, scope.now)

/** Back into the views, as it was. */
export const takeBack = (scope: Scope, id: string, shelf: Shelf): Promise<ConversationLine> =>
  put(scope, id, shelf, null)

async function put(scope: Scope, id: string, shelf: Shelf, at: Date | null): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, id)
  if ((conversation[shelf] === null) !== (at === null)) {
    await scope.db
      .updateTable('conversations')
      .set({ [shelf]: at })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
    await record(scope, {
      type: at ? events[shelf].aside : events[shelf].back,
      subject: { kind: 'conversation', id },
      conversationId: id,
      personId: conversation.person_id,
      data: { number: conversation.number },
    })
  }
  return conversationLine(scope, id)
}
