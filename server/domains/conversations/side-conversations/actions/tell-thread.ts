import type { Scope } from '../../../../platform/scope.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'

/** A line of Kept's own in the thread that leads to a side conversation. It stays with the conversation it was asked in. */
export async function tellThread(
  scope: Scope,
  side: { id: string; conversation_id: string },
  text: string,
): Promise<void> {
  const conversation = await lockConversation(scope, side.conversation_id)
  const line = { kind: 'system' as const, at: scope.now, text, html: '', sideId: side.id }
  await addMessage(scope, conversation, line, {}, { id: side.conversation_id, along: {} })
}
