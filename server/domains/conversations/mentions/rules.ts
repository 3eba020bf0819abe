import { sql } from 'kysely'
import type { Field } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import type { FilteredConversation } from '../filtering/rules.ts'

/**
 * Whom a note in it names, by themselves or with a team that they are in; what was merged into it counts as its own.
 * Index: mentions_named.
 */
export function mentioned(workspaceId: string): Field<FilteredConversation> {
  return {
    name: 'mentioned',
    type: 'member',
    refersTo: 'member',
    several: true,
    holds: (probe) =>
      sql`c.id in (select case when h.survivor_id is null then h.id else h.survivor_id end from (
          select message_id, named_id as member_id from mentions where workspace_id = ${workspaceId} and kind = 'member'
          union all select x.message_id, t.member_id from mentions x join team_members t
            on t.workspace_id = ${workspaceId} and t.team_id = x.named_id where x.workspace_id = ${workspaceId} and x.kind = 'team'
        ) n join messages m on m.workspace_id = ${workspaceId} and m.id = n.message_id
        join conversations h on h.workspace_id = ${workspaceId} and h.id = m.conversation_id
        where ${column('member', sql`n.member_id`)(probe)})`,
    read: (row) => row.mentionedIds,
  }
}
