import { sql } from 'kysely'
import type { Field } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import type { FilteredConversation } from '../filtering/rules.ts'

/** Who follows it, or what was merged into it. Index: followers_member. */
export function follower(workspaceId: string): Field<FilteredConversation> {
  return {
    name: 'follower',
    type: 'member',
    refersTo: 'member',
    several: true,
    holds: (probe) =>
      sql`c.id in (select case when h.survivor_id is null then h.id else h.survivor_id end from followers f
        join conversations h on h.workspace_id = ${workspaceId} and h.id = f.conversation_id
        where f.workspace_id = ${workspaceId} and ${column('member', sql`f.member_id`)(probe)})`,
    read: (row) => row.followerIds,
  }
}
