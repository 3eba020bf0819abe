import type { Team } from '../../../../contract/team.ts'
import { newId } from '../../../platform/db/ids.ts'
import { unlessTaken } from '../../../platform/db/unless-taken.ts'
import { record } from '../../../platform/events/record.ts'
import { found } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { teamOf } from '../queries.ts'

export async function addTeam(scope: Scope, team: { name: string; memberIds: string[] }): Promise<Team> {
  requireAbility(scope, 'members.manage')
  const id = newId()
  const row = { workspace_id: scope.workspaceId, id, name: team.name, created_at: scope.now }
  await unlessTaken(scope.db.insertInto('teams').values(row).execute(), 'body.name')
  await addTeamMembers(scope, id, team.memberIds)
  await recordTeam(scope, id, { name: team.name, created: true })
  return teamOf(scope, id)
}

export async function changeTeam(
  scope: Scope,
  id: string,
  change: { name?: string; memberIds?: string[] },
): Promise<Team> {
  requireAbility(scope, 'members.manage')
  found(
    await scope.db
      .selectFrom('teams')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (change.name !== undefined) {
    const renaming = scope.db
      .updateTable('teams')
      .set({ name: change.name })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
    await unlessTaken(renaming.execute(), 'body.name')
  }
  if (change.memberIds) {
    await scope.db
      .deleteFrom('team_members')
      .where('workspace_id', '=', scope.workspaceId)
      .where('team_id', '=', id)
      .execute()
    await addTeamMembers(scope, id, change.memberIds)
  }
  const team = await teamOf(scope, id)
  await recordTeam(scope, id, { name: team.name, fields: Object.keys(change) })
  return team
}

/** What was the team's hears `team.changed` with `deleted` and lets go of it. */
export async function deleteTeam(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'members.manage')
  const gone = await scope.db
    .deleteFrom('teams')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  await recordTeam(scope, id, { name: found(gone).name, deleted: true })
}

/** Throws not-found where one of them is no active member of this workspace. */
async function addTeamMembers(scope: Scope, teamId: string, memberIds: readonly string[]): Promise<void> {
  const ids = [...new Set(memberIds)]
  if (!ids.length) return
  const known = await scope.db
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('active', '=', true)
    .where('id', 'in', ids)
    .execute()
  for (const id of ids) found(known.find((member) => member.id === id))
  await scope.db
    .insertInto('team_members')
    .values(ids.map((id) => ({ workspace_id: scope.workspaceId, team_id: teamId, member_id: id })))
    .execute()
}

const recordTeam = (scope: Scope, id: string, data: Record<string, unknown>) =>
  record(scope, { type: 'team.changed', subject: { kind: 'team', id }, data })
