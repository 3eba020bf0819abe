import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { Scope } from '../../../platform/scope.ts'
import { act } from '../acts/actions/act.ts'
import { reopening } from '../acts/rules.ts'
import { conversationLine } from '../queries.ts'
import { lockConversation } from './lock-conversation.ts'

/** Takes the resolution back: the conversation waits for us again. */
export async function reopen(scope: Scope, askedId: string): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, askedId)
  await act(scope, [conversation], reopening(scope.actor.kind))
  return conversationLine(scope, conversation.id)
}
