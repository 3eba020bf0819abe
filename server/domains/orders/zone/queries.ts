import type { Scope } from '../../../platform/scope.ts'

/** Where a day that is promised ends. */
export async function timeZoneOf(scope: Scope): Promise<string> {
  const workspace = await scope.db
    .selectFrom('workspaces')
    .select('time_zone')
    .where('id', '=', scope.workspaceId)
    .executeTakeFirst()
  return workspace?.time_zone ?? 'UTC'
}
