import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'

/** Notes when people were last in contact; an older contact that comes in late does not turn it back. */
export async function touchPeople(scope: Scope, contacts: ReadonlyMap<string, Date>): Promise<void> {
  if (!contacts.size) return
  const [ids, times] = [[...contacts.keys()], [...contacts.values()]]
  // Found by key, each: joined with the list, all people would be walked through.
  await sql`
    update people set last_contact_at = greatest(last_contact_at, (${times}::timestamptz[])[array_position(${ids}::uuid[], people.id)])
    where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[])`.execute(scope.db)
}
