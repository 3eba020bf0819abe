import { sql } from 'kysely'
import type { MemberRef } from '../../../../contract/shapes.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/**
 * Who follows a conversation, and whether I do. Who followed one that was merged into it follows it too: a link, so that undone
 * each has its own again. Indexes: the key of followers, conversations_survivor.
 */
export async function followersOf(scope: Scope, conversationId: string) {
  const { rows: followers } = await sql<MemberRef>`
    select m.id, m.name, m.avatar from (
      select f.member_id, min(f.at) as at from followers f
      where f.workspace_id = ${scope.workspaceId} and f.conversation_id = any(${familyIds(scope, conversationId)})
      group by f.member_id
    ) following join members m on m.workspace_id = ${scope.workspaceId} and m.id = following.member_id
    where m.active order by following.at, m.id`.execute(scope.db)
  return { following: followers.some(({ id }) => id === scope.actor.id), followers }
}

/** The conversation itself and what was merged into it, as an array of SQL. */
export const familyIds = (scope: Scope, id: string) =>
  sql`array(select ${id}::uuid union all
    select h.id from conversations h where h.workspace_id = ${scope.workspaceId} and h.survivor_id = ${id})`
