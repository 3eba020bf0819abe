import type { Message } from '../../../../../contract/conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { oneMessage } from '../queries.ts'
import { attach, readWritten, takeFiles } from './written.ts'

/** Adds words that only members see. They do not change where the conversation stands. */
export async function addNote(
  scope: Scope,
  id: string,
  input: { html: string; attachmentIds: string[] },
): Promise<Message> {
  const conversation = await lockConversation(scope, id)
  const files = await takeFiles(scope, input.attachmentIds)
  const written = readWritten(input.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const message = await addMessage(scope, conversation, { kind: 'note', at: scope.now, memberId, ...written })
  await attach(scope, message.id, written.html, files)
  if (memberId) {
    await scope.db
      .deleteFrom('drafts')
      .where('workspace_id', '=', scope.workspaceId)
      .where('conversation_id', '=', id)
      .where('member_id', '=', memberId)
      .where('kind', '=', 'note')
      .execute()
  }
  await record(scope, {
    type: 'note.added',
    subject: { kind: 'message', id: message.id },
    conversationId: id,
    personId: conversation.person_id,
    seq: message.seq,
    data: { number: conversation.number },
  })
  return oneMessage(scope, message.id)
}
