import { sql } from 'kysely'
import type { Field } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'

/** How the issues stand that it, or what was merged into it, is linked to. Index: the key of conversation_issues. */
export function linkedIssue(workspaceId: string): Field<never> {
  return {
    name: 'issue',
    type: 'choice',
    choices: ['open', 'closed'],
    several: true,
    holds: (probe) =>
      sql`c.id in (select case when h.survivor_id is null then h.id else h.survivor_id end from conversation_issues l
        join issues i on i.workspace_id = ${workspaceId} and i.id = l.issue_id
        join conversations h on h.workspace_id = ${workspaceId} and h.id = l.conversation_id
        where l.workspace_id = ${workspaceId} and ${column('choice', sql`i.state`)(probe)})`,
  }
}
