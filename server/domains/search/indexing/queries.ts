import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { elsewhere, type Findable } from './rules.ts'
import '../tables.ts'

export type Found = Findable & { id: string; at: Date }

/** Longer messages are searched by their beginning. */
const mostLetters = 60_000
const mostMessages = 1000

/** What a change in these says something new about: themselves, and those that stand for them. */
export async function spokenOf(db: Db, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from conversations where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
    union select survivor_id from conversations
      where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and survivor_id is not null`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Conversations as they are indexed; those that are gone are left out. One that stands for others is found by what is said in
 * them, too; they keep documents of their own, which say where. Index: conversations_survivor.
 */
export async function findables(db: Db, workspaceId: string, ids: readonly string[]): Promise<Found[]> {
  const { rows } = await sql<Omit<Found, 'messages'> & { messages: Findable['messages'] | null }>`
    select c.id, c.subject, c.language, c.last_message_at as at,
      coalesce((select json_agg(json_build_object('subject', o.subject, 'language', o.language)) from conversations o
        where o.workspace_id = ${workspaceId} and o.survivor_id = c.id), '[]') as merged,
      concat_ws(' ', p.name, s.name, (select string_agg(i.value, ' ') from identities i
        where i.workspace_id = ${workspaceId} and i.person_id in (p.id, s.id) and i.kind in ('email', 'phone'))) as person,
      (select json_agg(json_build_object('seq', case when m.conversation_id = c.id then m.seq else ${elsewhere} end, 'text', left(m.text, ${mostLetters}),
          'from', concat_ws(' ', m.from_name, m.from_email),
          'files', (select string_agg(a.name, ' ') from attachments a where a.workspace_id = ${workspaceId} and a.message_id = m.id)) order by m.seq)
        from (select * from messages where workspace_id = ${workspaceId} and kind <> 'system' and conversation_id = any(array(select c.id
            union all select o.id from conversations o where o.workspace_id = ${workspaceId} and o.survivor_id = c.id))
          order by seq desc limit ${mostMessages}) m) as messages
    from conversations c
    join people p on p.workspace_id = ${workspaceId} and p.id = c.person_id
    left join people s on s.workspace_id = ${workspaceId} and s.id = p.merged_into_id
    where c.workspace_id = ${workspaceId} and c.id = any(${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({
    ...row,
    messages: (row.messages ?? []).map((message) => ({
      ...message,
      from: message.from ?? '',
      files: message.files ?? '',
    })),
  }))
}

export interface Lag {
  /** Every conversation that was there is indexed. */
  filled: boolean
  /** Events that the index has not heard yet, counted up to a thousand. */
  waiting: number
  indexed: number
}

/** How far the index of a workspace is behind. */
export async function searchLag(db: Db, workspaceId: string): Promise<Lag> {
  const { rows } = await sql<Lag>`
    select coalesce((select filled from search_progress where workspace_id = ${workspaceId}), false) as filled,
      (select count(*)::int from (select from events join readers on readers.name = 'search'
        where events.workspace_id = ${workspaceId} and (events.tx, events.position) > (readers.tx, readers.position) limit 1000) behind) as waiting,
      (select coalesce(sum(1), 0)::int from search_documents where workspace_id = ${workspaceId}) as indexed`.execute(
    db,
  )
  return rows[0] ?? { filled: false, waiting: 0, indexed: 0 }
}
