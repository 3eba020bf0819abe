import { sql } from 'kysely'
import type { Scope } from '../../../../platform/scope.ts'
import '../../tables.ts'

/**
 * Works out the main company of these people, or of whom they were merged into: their own, else that of whoever was merged into
 * them, the oldest first. It follows from the links alone, so a merge that is undone leaves it as it was.
 */
export async function settleMain(scope: Scope, ids: readonly string[]): Promise<void> {
  const { workspaceId } = scope
  await sql`
    update people set company_id = (select l.company_id
      from (select people.id as id, true as own union all select m.id, false from people m
        where m.workspace_id = ${workspaceId} and m.merged_into_id = people.id) f
      join person_companies l on l.workspace_id = ${workspaceId} and l.person_id = f.id and l.is_main
      order by f.own desc, l.created_at, l.company_id limit 1)
    where workspace_id = ${workspaceId} and id in (select case when o.merged_into_id is null then o.id else o.merged_into_id end
      from people o where o.workspace_id = ${workspaceId} and o.id = any(${ids}::uuid[]))`.execute(scope.db)
}
