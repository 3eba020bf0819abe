import type { Member } from '../../../../contract/team.ts'
import { record } from '../../../platform/events/record.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { memberOf } from '../queries.ts'
import { leavesNobodyInCharge, type MemberChange } from '../rules.ts'
import { joinTeams, leaveTeams } from './join-teams.ts'

/**
 * Changes role or teams of a member, or lets them leave. The last admin can neither leave nor become less: throws
 * not-in-this-state. Returns the member and the user whose sessions have to end, where they left.
 */
export async function changeMember(
  scope: Scope,
  memberId: string,
  change: MemberChange & { teamIds?: string[] },
): Promise<{ member: Member; leftUserId: string | null }> {
  requireAbility(scope, 'members.manage')
  // All admins are locked in one order, so that two who demote each other at the same time cannot both succeed.
  const admins = await scope.db
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
  const member = found(
    await scope.db
      .selectFrom('members')
      .select(['id', 'user_id', 'role', 'active'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', memberId)
      .forUpdate()
      .executeTakeFirst(),
  )
  const otherAdmins = admins.filter((admin) => admin.id !== memberId).length
  if (leavesNobodyInCharge(member, change, otherAdmins)) {
    throw problem('not-in-this-state', { detail: 'A workspace needs an admin: make somebody else one first.' })
  }
  const leaves = member.active && change.active === false
  if (change.role !== undefined || change.active !== undefined) {
    await scope.db
      .updateTable('members')
      .set({ role: change.role, active: change.active })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', memberId)
      .execute()
  }
  if (leaves || change.teamIds) await leaveTeams(scope, memberId)
  if (!leaves && change.teamIds) await joinTeams(scope, memberId, change.teamIds)
  await record(scope, {
    type: leaves ? 'member.left' : 'member.changed',
    subject: { kind: 'member', id: memberId },
    data: { fields: Object.keys(change), ...(change.role ? { role: change.role } : {}) },
  })
  return { member: await memberOf(scope, memberId), leftUserId: leaves ? member.user_id : null }
}
