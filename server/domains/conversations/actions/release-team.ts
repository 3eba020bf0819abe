import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** Conversations of a team that is gone belong to no team; the log of the team says why. */
export async function releaseTeam(scope: Scope, teamId: string): Promise<void> {
  await scope.db
    .updateTable('conversations')
    .set({ team_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('team_id', '=', teamId)
    .execute()
}
