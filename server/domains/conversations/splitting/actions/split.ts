import { sql } from 'kysely'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { restoreLine } from '../../actions/restore-line.ts'
import { idsOf } from '../../merging/queries.ts'
import { conversationLine } from '../../queries.ts'
import { subjectOf } from '../../rules.ts'
import { whyNotSplit } from '../rules.ts'
import '../tables.ts'

export interface Splitting {
  messageIds: string[]
  subject?: string | undefined
}

/** Takes messages out into a conversation of their own; what each was before is kept for the undo. */
export async function split(scope: Scope, askedId: string, input: Splitting) {
  const conversation = await lockConversation(scope, askedId)
  const family = await idsOf(scope, conversation)
  const moved = await messagesOf(scope, family, input.messageIds)
  const missing = input.messageIds.filter((id) => !moved.some((message) => message.id === id))
  if (missing.length)
    throw problem('invalid', {
      errors: missing.map((id) => ({ path: 'body.messageIds', message: '{{id}} is no message of it', data: { id } })),
    })
  const reason = whyNotSplit(moved, conversation.message_count)
  if (reason) throw problem('not-in-this-state', { detail: reason })

  const spoken = moved.filter(({ kind }) => kind !== 'note')
  const first = spoken.find(({ kind }) => kind === 'inbound') ?? spoken[0] ?? moved[0]
  const home = await homeOf(scope, first?.conversation_id ?? conversation.id)
  const id = newId()
  const splitId = newId()
  const number = await scope.nextNumber('conversation')
  await scope.db
    .insertInto('conversations')
    .values({
      workspace_id: scope.workspaceId,
      id,
      number,
      subject: input.subject ?? subjectOf(first?.subject ?? home.subject, first?.text ?? ''),
      status: spoken.at(-1)?.kind === 'outbound' ? 'waiting-on-customer' : 'open',
      urgency: conversation.urgency,
      person_id: first?.person_id ?? home.person_id,
      channel_id: home.channel_id,
      assignee_id: conversation.assignee_id,
      team_id: conversation.team_id,
      topic_id: conversation.topic_id,
      company_id: conversation.company_id,
      language: home.language,
      seq: moved.length,
      last_message_at: scope.now,
      created_at: scope.now,
    })
    .execute()
  await scope.db
    .insertInto('conversation_splits')
    .values({
      workspace_id: scope.workspaceId,
      id: splitId,
      from_id: conversation.id,
      to_id: id,
      by_member_id: scope.actor.kind === 'member' ? scope.actor.id : null,
      at: scope.now,
    })
    .execute()
  await scope.db
    .insertInto('split_messages')
    .values(
      moved.map((message) => ({
        workspace_id: scope.workspaceId,
        split_id: splitId,
        message_id: message.id,
        home_id: message.conversation_id,
        seq: message.seq,
      })),
    )
    .execute()
  for (const [place, message] of moved.entries()) {
    await scope.db
      .updateTable('messages')
      .set({ conversation_id: id, seq: place + 1 })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', message.id)
      .execute()
  }
  await restoreLines(scope, conversation.id, family)
  await restoreLine(scope, [id])
  const about = { conversationId: id, personId: first?.person_id ?? home.person_id }
  await record(
    scope,
    {
      type: 'conversation.started',
      subject: { kind: 'conversation', id },
      ...about,
      data: { number, channelId: home.channel_id, automatic: false, by: 'member', splitFrom: conversation.id },
    },
    {
      type: 'conversation.split',
      subject: { kind: 'conversation', id },
      conversationId: conversation.id,
      personId: conversation.person_id,
      data: {
        splitId,
        number: conversation.number,
        toNumber: number,
        moves: moved.map((message) => ({
          messageId: message.id,
          rawMailId: message.raw_mail_id,
          fromId: message.conversation_id,
          toId: id,
        })),
      },
    },
  )
  return { splitId, conversation: await conversationLine(scope, id) }
}

/** In the order of time. */
const messagesOf = (scope: Scope, family: readonly string[], ids: readonly string[]) =>
  scope.db
    .selectFrom('messages')
    .select([
      'id',
      'conversation_id',
      'seq',
      'kind',
      'person_id',
      'subject',
      'text',
      'delivery_state',
      'raw_mail_id',
      'at',
    ])
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', 'in', family)
    .where('id', 'in', ids)
    .orderBy('at')
    .orderBy('seq')
    .execute()

const homeOf = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('conversations')
    .select(['subject', 'person_id', 'channel_id', 'language'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The line of a thread, and of each conversation merged into it. */
export async function restoreLines(scope: Scope, id: string, family: readonly string[]): Promise<void> {
  const others = family.filter((each) => each !== id)
  await restoreLine(scope, [id, ...others])
  for (const each of others) await restoreLine(scope, [each])
}

/** Numbers as they were: nobody else has been given them meanwhile. */
export const putBack = (scope: Scope, splitId: string) =>
  sql`
    update messages m set conversation_id = p.home_id, seq = p.seq from split_messages p
    where p.workspace_id = ${scope.workspaceId} and p.split_id = ${splitId}
      and m.workspace_id = ${scope.workspaceId} and m.id = p.message_id`.execute(scope.db)
