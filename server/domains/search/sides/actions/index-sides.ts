import { sql } from 'kysely'
import type { Db } from '../../../../platform/db/database.ts'
import { documentOf, type Findable } from '../../indexing/rules.ts'
import '../tables.ts'

/** Makes the documents of all that was asked beside these conversations anew. Answers the words that they have. Safe to repeat. */
export async function indexSides(db: Db, workspaceId: string, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; at: Date; subject: string; asked: string; messages: Findable['messages'] }>`
    select q.id, q.subject, max(m.at) as at,
      concat_ws(' ', t.name, (select string_agg(concat_ws(' ', a ->> 'name', a ->> 'email'), ' ')
        from jsonb_path_query(q.recipients, '$.*[*]') a)) as asked,
      json_agg(json_build_object('seq', m.seq, 'text', left(m.text, 60000),
        'from', concat_ws(' ', b.name, m.from_name, m.from_email),
        'files', coalesce((select string_agg(f.name, ' ') from attachments f where f.workspace_id = ${workspaceId}
          and f.side_message_id = m.id), '')) order by m.seq) as messages
    from side_conversations q
    join side_messages m on m.workspace_id = ${workspaceId} and m.side_id = q.id
    left join teams t on t.workspace_id = ${workspaceId} and t.id = q.team_id
    left join members b on b.workspace_id = ${workspaceId} and b.id = m.member_id
    where q.workspace_id = ${workspaceId} and q.conversation_id = any(${conversationIds}::uuid[])
    group by q.id, q.subject, q.recipients, t.name`.execute(db)
  if (!rows.length) return []
  const words = new Set<string>()
  const documents = rows.map(({ id, at, subject, asked, messages }) => {
    const made = documentOf({ subject, language: null, person: asked, merged: [], messages })
    for (const word of made.words) words.add(word)
    return { id, at, lexemes: made.lexemes }
  })
  await sql`
    insert into search_side_documents (workspace_id, side_id, at, lexemes)
    select ${workspaceId}, id, at, lexemes::tsvector
    from unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(({ at }) => at)}::timestamptz[],
      ${documents.map(({ lexemes }) => lexemes)}::text[]) as made (id, at, lexemes)
    on conflict (workspace_id, side_id) do update set at = excluded.at, lexemes = excluded.lexemes`.execute(db)
  return [...words]
}
