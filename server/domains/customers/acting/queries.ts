import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'
import { type ActsFor, companiesOf } from './rules.ts'

/** For whom a person acts, or the one they were merged into. */
export async function actsForOf(scope: Scope, personId: string): Promise<ActsFor[]> {
  const { rows } = await sql<{ companies: ActsFor[] }>`
    select ${companiesOf(scope.workspaceId, { id: sql`p.id`, main: sql`p.company_id` })} as companies
    from people o join people p on p.workspace_id = ${scope.workspaceId}
      and p.id = case when o.merged_into_id is null then o.id else o.merged_into_id end
    where o.workspace_id = ${scope.workspaceId} and o.id = ${personId}`.execute(scope.db)
  return rows[0]?.companies ?? []
}
