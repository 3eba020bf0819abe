import type { Conversation } from '../../../../../contract/conversations.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { findOrCreatePerson } from '../../../customers/index.ts'
import { memberProfile } from '../../../team/index.ts'
import { insertMessage } from '../../actions/add-message.ts'
import { snippetOf } from '../../rules.ts'
import { openConversation } from '../../thread/queries.ts'
import { attach, readWritten, takeFiles } from './written.ts'

export interface NewConversation {
  channelId: string
  to: string
  name?: string | undefined
  subject: string
  html: string
  attachmentIds: string[]
}

/** Writes to a person first. It then waits for their answer, and belongs to whoever wrote. */
export async function startConversation(scope: Scope, input: NewConversation): Promise<Conversation> {
  const channel = await scope.db
    .selectFrom('conversation_channels')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', input.channelId)
    .executeTakeFirst()
  if (!channel) throw problem('invalid', { errors: [{ path: 'body.channelId', message: 'is no channel' }] })
  const files = await takeFiles(scope, input.attachmentIds)
  const written = readWritten(input.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })

  const person = await findOrCreatePerson(scope, { kind: 'email', value: input.to, name: input.name })
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const undoSeconds = memberId ? (await memberProfile(scope, memberId)).undoSeconds : 0
  const sendAt = new Date(scope.now.getTime() + undoSeconds * 1000).toISOString()
  const id = newId()
  const messageId = newId()
  const number = await scope.nextNumber('conversation')
  await scope.db
    .insertInto('conversations')
    .values({
      workspace_id: scope.workspaceId,
      id,
      number,
      subject: input.subject,
      snippet: snippetOf(written.text),
      status: 'waiting-on-customer',
      person_id: person.id,
      channel_id: input.channelId,
      assignee_id: memberId,
      language: person.language,
      seq: 1,
      message_count: 1,
      last_from: 'member',
      last_message_at: scope.now,
      created_at: scope.now,
    })
    .execute()
  await insertMessage(scope, id, messageId, 1, {
    kind: 'outbound',
    at: scope.now,
    memberId,
    subject: input.subject,
    ...written,
    recipients: { to: [{ name: input.name ?? person.name, email: input.to }] },
    delivery: { state: 'waiting', sendAt, attempts: 0, reason: null, nextAttemptAt: null },
  })
  await attach(scope, messageId, written.html, files)
  const about = { conversationId: id, personId: person.id }
  await record(
    scope,
    {
      type: 'conversation.started',
      subject: { kind: 'conversation', id },
      ...about,
      data: { number, channelId: input.channelId, automatic: false, by: 'member' },
    },
    {
      type: 'message.queued',
      subject: { kind: 'message', id: messageId },
      ...about,
      seq: 1,
      data: { messageId, channelId: input.channelId, automatic: false, sendAt, number },
    },
  )
  return openConversation(scope, id)
}
