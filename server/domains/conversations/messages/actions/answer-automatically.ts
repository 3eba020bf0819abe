import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import type { Address } from '../../tables.ts'

/** A slot for rules that answer by themselves. It is marked as automatic, and does not change where the conversation stands. */
export async function answerAutomatically(
  scope: Scope,
  conversationId: string,
  answer: { html: string; text: string; to: Address },
): Promise<{ messageId: string }> {
  const conversation = await lockConversation(scope, conversationId)
  const sendAt = scope.now.toISOString()
  const message = await addMessage(scope, conversation, {
    kind: 'outbound',
    at: scope.now,
    subject: conversation.subject,
    html: answer.html,
    text: answer.text,
    recipients: { to: [answer.to] },
    automatic: { kind: 'first-reply', reason: 'sent by the channel' },
    delivery: { state: 'queued', sendAt, attempts: 0, reason: null, nextAttemptAt: null },
  })
  await record(scope, {
    type: 'message.queued',
    subject: { kind: 'message', id: message.id },
    conversationId,
    personId: conversation.person_id,
    seq: message.seq,
    data: {
      messageId: message.id,
      channelId: conversation.channel_id,
      automatic: true,
      sendAt,
      number: conversation.number,
    },
  })
  return { messageId: message.id }
}
