import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** New conversations of these channels are no longer given to a team that is gone. */
export async function releaseTeam(scope: Scope, teamId: string): Promise<void> {
  await scope.db
    .updateTable('channels')
    .set({ team_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('team_id', '=', teamId)
    .execute()
}
