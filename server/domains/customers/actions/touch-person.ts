import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'

/** Notes when a person was last in contact; an older contact that comes in late does not turn it back. */
export async function touchPerson(scope: Scope, personId: string, at: Date): Promise<void> {
  await scope.db
    .updateTable('people')
    .set({ last_contact_at: sql`greatest(last_contact_at, ${at})` })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', personId)
    .execute()
}
