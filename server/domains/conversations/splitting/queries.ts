import { sql } from 'kysely'
import type { ConversationRef, Split } from '../../../../contract/joined.ts'
import type { Scope } from '../../../platform/scope.ts'
import './tables.ts'

interface Row {
  id: string
  at: Date
  count: number
  from_id: string
  from_number: number
  from_subject: string
  to_id: string
  to_number: number
  to_subject: string
  by_id: string | null
  by_name: string | null
  by_avatar: string | null
}

/** Splits out of a conversation, and the one it came from, newest first. Indexes: conversation_splits_from, …_to. */
export async function splitsOf(scope: Scope, id: string): Promise<Split[]> {
  const side = (column: 'from_id' | 'to_id') => sql`
    select * from conversation_splits where workspace_id = ${scope.workspaceId} and ${sql.ref(column)} = ${id} and undone_at is null`
  const { rows } = await sql<Row>`
    select s.id, s.at, f.id as from_id, f.number as from_number, f.subject as from_subject,
      t.id as to_id, t.number as to_number, t.subject as to_subject, b.id as by_id, b.name as by_name, b.avatar as by_avatar,
      (select count(*)::int from split_messages m where m.workspace_id = ${scope.workspaceId} and m.split_id = s.id) as count
    from (${side('from_id')} union all ${side('to_id')}) s
    join conversations f on f.workspace_id = ${scope.workspaceId} and f.id = s.from_id
    join conversations t on t.workspace_id = ${scope.workspaceId} and t.id = s.to_id
    left join members b on b.workspace_id = ${scope.workspaceId} and b.id = s.by_member_id
    order by s.at desc, s.id desc limit 50`.execute(scope.db)
  return rows.map((row) => ({
    id: row.id,
    from: refOf(row.from_id, row.from_number, row.from_subject),
    to: refOf(row.to_id, row.to_number, row.to_subject),
    messageCount: row.count,
    at: row.at.toISOString(),
    by: row.by_id && row.by_name ? { id: row.by_id, name: row.by_name, avatar: row.by_avatar } : null,
  }))
}

const refOf = (id: string, number: number, subject: string): ConversationRef => ({ id, number, subject })

/** Where the nearest of these messages lives now, if it was taken out of this conversation. Index: split_messages_home. */
export async function splitHome(
  scope: Scope,
  conversationId: string,
  messageIds: readonly string[],
): Promise<string | null> {
  if (!messageIds.length) return null
  const rows = await scope.db
    .selectFrom('split_messages as p')
    .innerJoin('conversation_splits as s', (join) =>
      join.onRef('s.workspace_id', '=', 'p.workspace_id').onRef('s.id', '=', 'p.split_id'),
    )
    .select(['p.message_id', 's.to_id'])
    .where('p.workspace_id', '=', scope.workspaceId)
    .where('p.home_id', '=', conversationId)
    .where('p.message_id', 'in', messageIds)
    .where('s.undone_at', 'is', null)
    .execute()
  const nearest = messageIds.find((id) => rows.some((row) => row.message_id === id))
  return rows.find((row) => row.message_id === nearest)?.to_id ?? null
}
