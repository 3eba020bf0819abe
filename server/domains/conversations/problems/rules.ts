import { sql } from 'kysely'
import type { Field } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import type { FilteredConversation } from '../filtering/rules.ts'

/**
 * What it is part of, also by what was merged into it. A problem that was merged into another is named by either.
 * Index: conversation_problems_problem.
 */
export function partOf(workspaceId: string): Field<FilteredConversation> {
  const standing = (table: string) =>
    sql.raw(`case when ${table}.survivor_id is null then ${table}.id else ${table}.survivor_id end`)
  return {
    name: 'problem',
    type: 'reference',
    refersTo: 'conversation',
    several: true,
    holds: (probe) =>
      sql`c.id in (select ${standing('o')} from conversation_problems k
        join conversations o on o.workspace_id = ${workspaceId} and o.id = k.conversation_id
        join conversations l on l.workspace_id = ${workspaceId} and l.id = k.problem_id
        where k.workspace_id = ${workspaceId} and ${standing('o')} <> ${standing('l')}
          and (${column('reference', sql`k.problem_id`)(probe)} or ${column('reference', sql`l.survivor_id`)(probe)}))`,
    read: (row) => row.problemIds,
  }
}

export interface Linking {
  id: string
  number: number
  deleted_at: Date | null
  spam_at: Date | null
  /** What it is part of. */
  problem: { id: string; number: number } | null
  /** How many are part of it. */
  affected: number
}

/** Why one conversation cannot be part of another; null where it can. One level only, so that an update reaches all there are. */
export function whyNotLink(conversation: Linking, problem: Linking): string | null {
  if (conversation.id === problem.id) return 'A conversation cannot be part of itself.'
  if (problem.problem?.id === conversation.id)
    return `#${problem.number} is part of #${conversation.number}: linked both ways they would make a ring.`
  if (problem.problem)
    return `#${problem.number} is itself part of #${problem.problem.number}: link to that one, or unlink it first.`
  if (conversation.problem)
    return `#${conversation.number} is part of #${conversation.problem.number} already: unlink it first.`
  if (conversation.affected > 0)
    return `#${conversation.number} is a problem that others are part of: link those, or unlink them first.`
  const aside = [conversation, problem].find(({ deleted_at, spam_at }) => deleted_at ?? spam_at)
  return aside ? `#${aside.number} is spam or in the trash; take it back first.` : null
}
