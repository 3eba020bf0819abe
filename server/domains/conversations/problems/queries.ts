import { type RawBuilder, sql } from 'kysely'
import type { ConversationRef } from '../../../../contract/joined.ts'
import type { AffectedConversation } from '../../../../contract/problems.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import type { Scope } from '../../../platform/scope.ts'
import { survivorOf } from '../merging/queries.ts'
import { conversationLines } from '../queries.ts'
import './tables.ts'

/** What this conversation is part of, also by what was merged into it; its own link first. Index: the primary key. */
export async function problemOf(scope: Scope, id: string): Promise<ConversationRef | null> {
  const { rows } = await sql<ConversationRef>`
    select p.id, p.number, p.subject from conversation_problems k
    join conversations l on l.workspace_id = ${scope.workspaceId} and l.id = k.problem_id
    join conversations p on p.workspace_id = ${scope.workspaceId} and p.id = ${standing('l')}
    where k.workspace_id = ${scope.workspaceId} and k.conversation_id in (${family(scope, id)}) and p.id <> ${id}
    order by k.conversation_id = ${id} desc, k.at desc limit 1`.execute(scope.db)
  return rows[0] ?? null
}

/** How many are part of it, and how many of these still wait for something. Index: conversation_problems_problem. */
export async function countAffected(scope: Scope, id: string): Promise<{ total: number; open: number }> {
  const { rows } = await sql<{ total: number; open: number }>`
    select count(distinct c.id)::int as total,
      count(distinct c.id) filter (where c.status in ('open', 'waiting-on-us', 'waiting-on-customer'))::int as open
    ${affectedFrom(scope, id)}`.execute(scope.db)
  return rows[0] ?? { total: 0, open: 0 }
}

/** Is the one part of the other, by a link of its own or of what was merged into it? */
export async function isAffectedBy(scope: Scope, id: string, problemId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 ${affectedFrom(scope, await survivorOf(scope, problemId))} and c.id = ${id} limit 1`.execute(
      scope.db,
    )
  return rows.length > 0
}

interface AffectedRow {
  id: string
  number: number
  language: string
  held: AffectedConversation['held']
}

export async function listAffected(
  scope: Scope,
  askedId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<{ items: AffectedConversation[]; next: string | null; total: number; open: number }> {
  const id = await survivorOf(scope, askedId)
  const [below] = query.cursor ? decodeCursor(query.cursor, 1) : []
  const { rows } = await sql<AffectedRow>`
    select c.id, c.number, coalesce(s.language, c.language, w.language) as language,
      case when c.deleted_at is not null then 'trash' when c.spam_at is not null then 'spam'
        when c.channel_id is null then 'no-channel' end as held
    from (select distinct c.id ${affectedFrom(scope, id)} ${below ? sql`and c.number < ${Number(below)}` : sql``}) found
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = found.id
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
    join people s on s.workspace_id = ${scope.workspaceId} and s.id = case when p.merged_into_id is null then p.id else p.merged_into_id end
    join workspaces w on w.id = ${scope.workspaceId}
    order by c.number desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [String(row.number)])
  const lines = await conversationLines(
    scope,
    page.items.map((row) => row.id),
  )
  const items = page.items.flatMap(({ id: each, language, held }) => {
    const conversation = lines.find((line) => line.id === each)
    return conversation ? [{ conversation, language, held }] : []
  })
  return { items, next: page.next, ...(await countAffected(scope, id)) }
}

const standing = (table: 'l' | 'o'): RawBuilder<string> =>
  sql`case when ${sql.ref(`${table}.survivor_id`)} is null then ${sql.ref(`${table}.id`)} else ${sql.ref(`${table}.survivor_id`)} end`

/** A conversation that stands for itself, and all that were merged into it. */
const family = (scope: Scope, id: string) =>
  sql`select f.id from conversations f where f.workspace_id = ${scope.workspaceId} and (f.id = ${id} or f.survivor_id = ${id})`

const affectedFrom = (scope: Scope, id: string) => sql`
  from conversation_problems k
  join conversations o on o.workspace_id = ${scope.workspaceId} and o.id = k.conversation_id
  join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = ${standing('o')}
  where k.workspace_id = ${scope.workspaceId} and k.problem_id in (${family(scope, id)}) and c.id <> ${id}`
