import type { Scope } from '../../../../platform/scope.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'

/**
 * Adds a line of Kept's own to a thread: something happened elsewhere that concerns it. Members alone see it. Whoever
 * calls records the event; this is only how it reads.
 */
export async function sayWhatHappened(scope: Scope, conversationId: string, text: string): Promise<void> {
  const conversation = await lockConversation(scope, conversationId)
  await addMessage(scope, conversation, { kind: 'system', at: scope.now, text, html: '' })
}
