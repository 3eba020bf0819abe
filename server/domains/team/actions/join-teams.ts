import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'

/** Throws not-found where one of the teams is not of this workspace. */
export async function joinTeams(scope: Scope, memberId: string, teamIds: readonly string[]): Promise<void> {
  const ids = [...new Set(teamIds)]
  await requireTeams(scope, ids)
  if (!ids.length) return
  await scope.db
    .insertInto('team_members')
    .values(ids.map((id) => ({ workspace_id: scope.workspaceId, team_id: id, member_id: memberId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function requireTeams(scope: Scope, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const known = await scope.db
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
  for (const id of ids) found(known.find((team) => team.id === id))
}

export async function leaveTeams(scope: Scope, memberId: string): Promise<void> {
  await scope.db
    .deleteFrom('team_members')
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', memberId)
    .execute()
}
