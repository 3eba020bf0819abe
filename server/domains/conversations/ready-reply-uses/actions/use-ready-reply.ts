import type { ConversationLine, Message } from '../../../../../contract/conversations.ts'
import type { ReplyActions } from '../../../../../contract/ready-replies.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { refuseUnseen } from '../../messages/actions/refuse-unseen.ts'
import { type Reply, reply } from '../../messages/actions/reply.ts'
import { conversationLine } from '../../queries.ts'
import { visibleReadyReply } from '../../ready-replies/queries.ts'
import { doActions } from './do-actions.ts'
import '../tables.ts'

export interface Use {
  readyReplyId: string
  actions: Omit<ReplyActions, 'status'>
}

const mark = /⟦([^⟧]*)⟧/

/**
 * Sends words that began as a ready-made reply, and does what goes with it, or neither: where the reply is refused because
 * something newer was not seen, nothing else has happened.
 */
export async function replyWithUse(scope: Scope, id: string, input: Reply & { use: Use }): Promise<Message> {
  const [, placeholder] = mark.exec(input.html) ?? []
  if (placeholder !== undefined)
    throw problem('invalid', {
      errors: [{ path: 'body.html', message: 'still misses a value: {{names}}', data: { names: placeholder } }],
    })
  const { readyReplyId, actions } = input.use
  const { name } = await visibleReadyReply(scope, readyReplyId)
  const note = await doActions(scope, id, actions)
  const message = await reply(scope, id, { ...input, broughtSeq: note?.seq })
  await noteUse(scope, id, { readyReplyId, name, messageId: message.id })
  return message
}

/** Does the actions alone. A member who has not seen the newest words acts on what is no longer so, and is refused. */
export async function applyReadyReply(
  scope: Scope,
  askedId: string,
  input: { readyReplyId: string; seenSeq: number; actions?: ReplyActions | undefined },
): Promise<{ conversation: ConversationLine; note: Message | null }> {
  const ready = await visibleReadyReply(scope, input.readyReplyId)
  const { id } = await lockConversation(scope, askedId)
  await refuseUnseen(scope, id, input.seenSeq, askedId)
  const note = await doActions(scope, id, input.actions ?? ready.actions)
  await noteUse(scope, id, { readyReplyId: ready.id, name: ready.name, messageId: null })
  return { conversation: await conversationLine(scope, id), note }
}

async function noteUse(
  scope: Scope,
  id: string,
  use: { readyReplyId: string; name: string; messageId: string | null },
): Promise<void> {
  const conversation = await lockConversation(scope, id)
  await scope.db
    .insertInto('ready_reply_uses')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      ready_reply_id: use.readyReplyId,
      conversation_id: id,
      message_id: use.messageId,
      member_id: scope.actor.kind === 'member' ? scope.actor.id : null,
      topic_id: conversation.topic_id,
      channel_id: conversation.channel_id,
      team_id: conversation.team_id,
      language: conversation.language,
      at: scope.now,
      resolved_at: null,
      reopened_at: null,
    })
    .execute()
  await record(scope, {
    type: 'ready-reply.used',
    subject: { kind: 'ready-reply', id: use.readyReplyId },
    conversationId: id,
    personId: conversation.person_id,
    data: { number: conversation.number, name: use.name, messageId: use.messageId },
  })
}
