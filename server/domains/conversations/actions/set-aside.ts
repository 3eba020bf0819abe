import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { Scope } from '../../../platform/scope.ts'
import { act } from '../acts/actions/act.ts'
import { type Shelf, shelving } from '../acts/rules.ts'
import { conversationLine } from '../queries.ts'
import { lockConversation } from './lock-conversation.ts'

/** Out of the views, onto the shelf of spam or of the trash; nothing is lost. */
export const setAside = (scope: Scope, id: string, shelf: Shelf): Promise<ConversationLine> =>
  put(scope, id, shelf, scope.now)

/** Back into the views, as it was. */
export const takeBack = (scope: Scope, id: string, shelf: Shelf): Promise<ConversationLine> =>
  put(scope, id, shelf, null)

async function put(scope: Scope, askedId: string, shelf: Shelf, at: Date | null): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, askedId)
  await act(scope, [conversation], shelving(shelf, at))
  return conversationLine(scope, conversation.id)
}
