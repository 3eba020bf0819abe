import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'

/** Notes when people were last in contact; an older contact that comes in late does not turn it back. */
export async function touchPeople(scope: Scope, contacts: ReadonlyMap<string, Date>): Promise<void> {
  if (!contacts.size) return
  await sql`
    update people set last_contact_at = greatest(last_contact_at, contact.at)
    from unnest(${[...contacts.keys()]}::uuid[], ${[...contacts.values()]}::timestamptz[]) as contact (id, at)
    where people.workspace_id = ${scope.workspaceId} and people.id = contact.id`.execute(scope.db)
}
