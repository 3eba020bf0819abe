import { sql } from 'kysely'
import { unprepared } from '../../../../platform/db/database.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { listConditions } from '../../queries.ts'
import type { RunRow } from '../queries.ts'
import { collected } from '../rules.ts'

/** Finds the next of those the list holds, by their ids; true while there may be more. */
export async function collect(scope: Scope, run: RunRow): Promise<boolean> {
  const conditions = await listConditions(scope, run.selection ?? {})
  const after = run.collected_to ? [sql`c.id > ${run.collected_to}`] : []
  const { rows } = await sql<{ conversation_id: string }>`${unprepared}
    insert into bulk_rows (workspace_id, run_id, conversation_id, seq)
    select c.workspace_id, ${run.id}::uuid, c.id, c.seq from conversations c
    where ${sql.join([...conditions, ...after], sql` and `)} order by c.id limit ${collected}
    returning conversation_id`.execute(scope.db)
  const more = rows.length === collected
  const last = rows
    .map((row) => row.conversation_id)
    .toSorted()
    .at(-1)
  await scope.db
    .updateTable('bulk_runs')
    .set((eb) => ({
      total: eb('total', '+', rows.length),
      ...(last ? { collected_to: last } : {}),
      ...(more ? {} : { state: 'running' as const }),
    }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', run.id)
    .execute()
  return more
}
