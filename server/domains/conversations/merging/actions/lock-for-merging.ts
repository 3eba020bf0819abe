import { sql } from 'kysely'
import type { Scope } from '../../../../platform/scope.ts'
import '../../tables.ts'

/** One merge at a time in a workspace: links of two that ran side by side could make a ring. */
export const oneMergeAtATime = (scope: Scope) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`kept merging ${scope.workspaceId}`}, 0))`.execute(scope.db)

/** These conversations under their locks, taken in the order of their ids. Those not there are left out. */
export async function lockForMerging(scope: Scope, ids: readonly string[]) {
  const rows = await scope.db
    .selectFrom('conversations')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
