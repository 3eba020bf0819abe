import { type Selectable, sql } from 'kysely'
import type { ScheduledReply } from '../../../../contract/scheduling.ts'
import type { Tables } from '../../../platform/db/database.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentsById } from '../drafts/queries.ts'
import { familyOf, survivorOf } from '../merging/queries.ts'
import './tables.ts'

export type ScheduledRow = Selectable<Tables['scheduled_replies']>

/** Of the whole thread. Index: scheduled_replies_open. */
export async function listScheduled(scope: Scope, conversationId: string): Promise<ScheduledReply[]> {
  found(
    await scope.db
      .selectFrom('conversations')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', conversationId)
      .executeTakeFirst(),
  )
  const ids = (await familyOf(scope, await survivorOf(scope, conversationId))).map(({ id }) => id)
  return shown(scope, sql`r.conversation_id = any(${ids}::uuid[]) and r.state in ('waiting', 'held')`)
}

export async function oneScheduled(scope: Scope, id: string): Promise<ScheduledReply> {
  const [reply] = await shown(scope, sql`r.id = ${id}`)
  return found(reply)
}

async function shown(scope: Scope, which: ReturnType<typeof sql>): Promise<ScheduledReply[]> {
  const { rows } = await sql<ScheduledRow & { name: string; avatar: string | null }>`
    select r.*, m.name, m.avatar from scheduled_replies r
    join members m on m.workspace_id = ${scope.workspaceId} and m.id = r.member_id
    where r.workspace_id = ${scope.workspaceId} and ${which} order by r.send_at, r.id`.execute(scope.db)
  return Promise.all(rows.map((row) => replyOf(scope, row)))
}

const replyOf = async (
  scope: Scope,
  row: ScheduledRow & { name: string; avatar: string | null },
): Promise<ScheduledReply> => ({
  id: row.id,
  conversationId: row.conversation_id,
  author: { id: row.member_id, name: row.name, avatar: row.avatar },
  html: row.reply.html,
  to: row.reply.to ?? [],
  cc: row.reply.cc,
  bcc: row.reply.bcc,
  attachments: await attachmentsById(scope, row.reply.attachmentIds),
  thenStatus: row.reply.thenStatus,
  sendAt: row.send_at.toISOString(),
  state: row.state === 'held' ? 'held' : 'waiting',
  heldReason: row.held_reason,
  abilities: { change: mayChange(scope, row) },
})

/** Whoever wrote it; and who manages the workspace, so that nothing leaves that nobody can stop. */
const mayChange = (scope: Scope, row: { member_id: string }): boolean =>
  scope.abilities.has('conversations.reply') &&
  (scope.actor.id === row.member_id || scope.abilities.has('workspace.manage'))

/** One that still waits or is held, locked against the job that sends it. */
export async function lockScheduled(scope: Scope, id: string): Promise<ScheduledRow> {
  const row = found(
    await scope.db
      .selectFrom('scheduled_replies')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (!mayChange(scope, row)) throw problem('not-allowed')
  if (row.state !== 'waiting' && row.state !== 'held') throw problem('not-in-this-state')
  return row
}
