import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'

/**
 * Which rows of `views` or `ready_replies` the caller sees: own ones, those of their teams, and everybody's. Whoever manages
 * the workspace sees what they may change.
 */
export function isSharedWith(scope: Scope) {
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const managed = scope.abilities.has('workspace.manage') ? sql`or kind = 'team'` : sql``
  return sql<SqlBool>`(kind = 'shared' or (kind = 'own' and owner_id = ${memberId}) ${managed} or team_id in (
    select m.team_id from team_members m where m.workspace_id = ${scope.workspaceId} and m.member_id = ${memberId}))`
}
