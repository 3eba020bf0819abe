import type { Message } from '../../../../../contract/conversations.ts'
import { apart } from '../../../../platform/db/apart.ts'
import { ProblemError } from '../../../../platform/http/problem.ts'
import { type Authority, type Scope, type Scopes, systemAuthority } from '../../../../platform/scope.ts'
import { memberAuthority } from '../../../team/index.ts'
import { reply } from '../../messages/actions/reply.ts'
import { replyWithUse } from '../../ready-reply-uses/actions/use-ready-reply.ts'
import { lockScheduled, type ScheduledRow } from '../queries.ts'
import '../tables.ts'
import { tell } from './schedule.ts'

/**
 * Its time has come. The row says that it has left in the transaction that makes the message: a process that dies has either
 * done both or neither, and the job that comes again finds what is true.
 */
export async function sendDue(scopes: Scopes, workspaceId: string, id: string): Promise<void> {
  const authority = await scopes.write(systemAuthority(workspaceId), (scope) => authorOf(scope, id))
  if (authority) await scopes.write(authority, (scope) => sendOrHold(scope, id))
}

async function authorOf(scope: Scope, id: string): Promise<Authority | null> {
  const row = await dueRow(scope, id)
  if (!row) return null
  const authority = await memberAuthority(scope, row.member_id)
  if (!authority) await hold(scope, row, 'author-left')
  return authority
}

/** Null where it is no longer to leave, or not yet: it was given another time. */
async function dueRow(scope: Scope, id: string): Promise<ScheduledRow | null> {
  const row = await scope.db
    .selectFrom('scheduled_replies')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'waiting' && row.send_at <= scope.now ? row : null
}

async function sendOrHold(scope: Scope, id: string): Promise<void> {
  const row = await dueRow(scope, id)
  if (!row) return
  try {
    await apart(scope.db, () => send(scope, row, row.seen_seq))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    await hold(scope, row, error.code)
  }
}

/** Now instead of then, by somebody who has read what `seenSeq` says. */
export async function sendNow(scope: Scope, id: string, seenSeq: number): Promise<Message> {
  return send(scope, await lockScheduled(scope, id), seenSeq)
}

async function send(scope: Scope, row: ScheduledRow, seenSeq: number): Promise<Message> {
  const { use, ...kept } = row.reply
  const input = { ...kept, writtenIn: 'schedule' as const, seenSeq, sendAnyway: false }
  const message = use
    ? await replyWithUse(scope, row.conversation_id, { ...input, use })
    : await reply(scope, row.conversation_id, input)
  await scope.db
    .updateTable('scheduled_replies')
    .set({ state: 'sent', message_id: message.id })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', row.id)
    .execute()
  await tell(scope, row.id, row.conversation_id, { change: 'sent', messageId: message.id })
  return message
}

/** The person wrote before it left: what it says may no longer be right, so its writer is asked. `seq` is of what they wrote. */
export async function holdForCustomer(scope: Scope, conversationId: string, seq: number): Promise<void> {
  const rows = await scope.db
    .selectFrom('scheduled_replies')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'waiting')
    .where('seen_seq', '<', seq)
    .forUpdate()
    .execute()
  for (const row of rows) await hold(scope, row, 'customer-wrote')
}

async function hold(scope: Scope, row: ScheduledRow, reason: string): Promise<void> {
  await scope.db
    .updateTable('scheduled_replies')
    .set({ state: 'held', held_reason: reason })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', row.id)
    .execute()
  await tell(scope, row.id, row.conversation_id, { change: 'held', reason, memberId: row.member_id })
}
