import { sql } from 'kysely'
import type { Status } from '../../../../contract/conversations.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../merging/tables.ts'

/** What a new message makes of the line of its conversation. */
export interface NewLine {
  at: Date
  snippet?: string
  lastFrom?: 'person' | 'member' | 'system'
  status?: Status | undefined
  resolvedAt?: Date | null | undefined
  resolvedBy?: string | null | undefined
  /** Columns that the message empties. */
  besides?: Partial<Record<'snoozed_at' | 'snoozed_until' | 'snoozed_by' | 'returned_at' | 'returned_why', null>>
}

/** Takes the next number of a conversation that is locked, and gives it its new line. */
export async function appendLine(scope: Scope, id: string, line: NewLine): Promise<number> {
  const row = await scope.db
    .updateTable('conversations')
    .set({ ...columnsOf(line), seq: sql`seq + 1` })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning('seq')
    .executeTakeFirstOrThrow()
  return row.seq
}

/**
 * The same for a message that belongs to a conversation merged into the locked one: one number counts in all threads it
 * shows in, so that what was seen of one thread can be compared with it.
 */
export async function appendMergedLine(
  scope: Scope,
  survivor: { id: string; line: NewLine },
  home: { id: string; line: NewLine },
): Promise<number> {
  const seq = await appendLine(scope, survivor.id, survivor.line)
  await sql`
    with recursive path (id) as (
      select ${home.id}::uuid
      union all
      select m.survivor_id from path join conversation_merges m
        on m.workspace_id = ${scope.workspaceId} and m.merged_id = path.id and m.undone_at is null
    ) update conversations set seq = ${seq} where workspace_id = ${scope.workspaceId} and id in (select id from path)`.execute(
    scope.db,
  )
  await scope.db
    .updateTable('conversations')
    .set(columnsOf(home.line))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', home.id)
    .execute()
  return seq
}

const columnsOf = (line: NewLine) => ({
  message_count: sql<number>`message_count + 1`,
  last_message_at: sql<Date>`greatest(last_message_at, ${line.at})`,
  ...(line.snippet === undefined ? {} : { snippet: line.snippet }),
  ...(line.lastFrom ? { last_from: line.lastFrom } : {}),
  ...(line.status ? { status: line.status } : {}),
  ...line.besides,
  ...(line.resolvedAt === undefined ? {} : { resolved_at: line.resolvedAt, resolved_by: line.resolvedBy ?? null }),
})
