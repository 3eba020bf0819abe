import { type RawBuilder, sql } from 'kysely'
import type { Notice, NoticeKind } from '../../../contract/notices.ts'
import { decodeCursor, paged } from '../../platform/db/cursor.ts'
import type { Scope } from '../../platform/scope.ts'
import { isAskedOf } from '../conversations/index.ts'
import { onlyAsked } from '../team/index.ts'
import { myself } from './settings/queries.ts'
import './tables.ts'

interface NoticeRow {
  id: string
  kind: NoticeKind
  conversation_id: string
  number: number
  subject: string
  message_id: string | null
  side_id: string | null
  seq: number | null
  actor_kind: Notice['by']['kind']
  actor_id: string | null
  actor_name: string | null
  snippet: string
  at: Date
  read: boolean
}

/** `side_conversations q` of this id is asked of the member `m`. */
const askedAside = (scope: Scope, sideId: RawBuilder<unknown>, memberId: RawBuilder<unknown>) => sql<boolean>`exists (
  select from side_conversations q where q.workspace_id = ${scope.workspaceId} and q.id = ${sideId} and ${isAskedOf(scope, memberId)})`

/** `notices n` is still for its member: a colleague hears only of what they are asked. Rides on the primary key of members. */
export const stillFor = (scope: Scope) => sql<boolean>`(${readerIsColleague(scope)} is not true
  or ${askedAside(scope, sql`n.side_id`, sql`n.member_id`)})`

/** The member of `notices n` sees of conversations only what they are asked. */
export const readerIsColleague = (
  scope: Scope,
) => sql<boolean>`(select role = any(${[...onlyAsked]}::text[]) from members
  where workspace_id = ${scope.workspaceId} and id = n.member_id)`

/** Unread of `notices n`: not marked, and the conversation not read so far. Rides on the primary key of readings. */
export const stillUnread = (scope: Scope, memberId: string) => sql<boolean>`(n.read_at is null and not exists (
  select from readings r where r.workspace_id = ${scope.workspaceId} and r.member_id = ${memberId}
    and r.conversation_id = n.conversation_id and r.seq >= n.seq))`

/** The name of whoever did it: a member's, or the person's who wrote. */
export const actorName = (scope: Scope) => sql<string | null>`case
  when n.actor_kind = 'member' then (select name from members where workspace_id = ${scope.workspaceId} and id = n.actor_id)
  when n.side_message_id is not null then (select coalesce(f.from_name, f.from_email) from side_messages f
    where f.workspace_id = ${scope.workspaceId} and f.id = n.side_message_id)
  when n.kind = 'reply' then (select p.name from people p where p.workspace_id = ${scope.workspaceId} and p.id = c.person_id) end`

/** Index: notices_newest, or notices_unread. */
export async function listNotices(
  scope: Scope,
  query: { cursor?: string | undefined; limit: number; unread?: boolean | undefined },
): Promise<{ items: Notice[]; next: string | null }> {
  const memberId = myself(scope)
  const [at, id] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.conversation_id, c.number, case when ${readerIsColleague(scope)} then '' else c.subject end as subject, n.message_id, n.side_id, n.seq, n.actor_kind, n.actor_id,
      ${actorName(scope)} as actor_name, n.snippet, n.at, not ${stillUnread(scope, memberId)} as read
    from notices n join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = n.conversation_id
    where n.workspace_id = ${scope.workspaceId} and n.member_id = ${memberId} and n.in_product and ${stillFor(scope)}
      ${query.unread ? sql`and ${stillUnread(scope, memberId)}` : sql``}
      ${query.cursor ? sql`and (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by n.at desc, n.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.at.toISOString(), row.id])
  return { items: page.items.map(noticeOf), next: page.next }
}

const countingStopsAt = 99

/** Index: notices_unread. */
export async function countUnread(scope: Scope): Promise<{ unread: number; more: boolean }> {
  const memberId = myself(scope)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from notices n where n.workspace_id = ${scope.workspaceId} and n.member_id = ${memberId} and n.in_product and ${stillFor(scope)}
        and ${stillUnread(scope, memberId)} limit ${countingStopsAt + 1}) counted`.execute(scope.db)
  const count = rows[0]?.count ?? 0
  return { unread: Math.min(count, countingStopsAt), more: count > countingStopsAt }
}

const noticeOf = (row: NoticeRow): Notice => ({
  id: row.id,
  kind: row.kind,
  conversation: { id: row.conversation_id, number: row.number, subject: row.subject },
  messageId: row.message_id,
  sideId: row.side_id,
  seq: row.seq,
  by: { kind: row.kind === 'reply' ? 'person' : row.actor_kind, id: row.actor_id, name: row.actor_name },
  snippet: row.snippet,
  at: row.at.toISOString(),
  read: row.read,
})

/** The members of these teams. */
export async function membersIn(scope: Scope, teamIds: readonly string[]): Promise<string[]> {
  if (!teamIds.length) return []
  const rows = await scope.db
    .selectFrom('team_members')
    .select('member_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('team_id', 'in', teamIds)
    .execute()
  return rows.map((row) => row.member_id)
}

/**
 * Who waits for the customer's words in a conversation: whoever it belongs to, and those who follow it. Where it was merged,
 * that is whoever the one belongs to that stands for it, and those who follow any of them.
 */
export async function attentiveTo(scope: Scope, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    with asked as (select case when survivor_id is null then id else survivor_id end as id from conversations
      where workspace_id = ${scope.workspaceId} and id = ${conversationId})
    select member_id from followers where workspace_id = ${scope.workspaceId} and conversation_id = any(array(
      select id from asked union all
      select c.id from asked join conversations c on c.workspace_id = ${scope.workspaceId} and c.survivor_id = asked.id))
    union
    select assignee_id from conversations where workspace_id = ${scope.workspaceId} and id = (select id from asked) and assignee_id is not null`.execute(
    scope.db,
  )
  return rows.map((row) => row.member_id)
}

export interface Listener {
  id: string
  timeZone: string
  /** How far they have read the conversation. */
  seen: number
}

/** Of these members the active ones who may know of it, with what decides how they are told. */
export async function listenersAmong(
  scope: Scope,
  memberIds: readonly string[],
  conversationId: string,
  sideId: string | null,
): Promise<Listener[]> {
  if (!memberIds.length) return []
  return scope.db
    .selectFrom('members')
    .leftJoin('readings', (join) =>
      join
        .on('readings.workspace_id', '=', scope.workspaceId)
        .onRef('readings.member_id', '=', 'members.id')
        .on('readings.conversation_id', '=', conversationId),
    )
    .select([
      'members.id',
      'members.time_zone as timeZone',
      sql<number>`case when readings.seq is null then 0 else readings.seq end`.as('seen'),
    ])
    .where('members.workspace_id', '=', scope.workspaceId)
    .where('members.id', 'in', memberIds)
    .where('members.active', '=', true)
    .where((where) =>
      where.or([
        where('members.role', 'not in', onlyAsked),
        askedAside(scope, sql`${sideId}::uuid`, sql.ref('members.id')),
      ]),
    )
    .execute()
}

/** One line of what the event is about: the message's words, or those the conversation shows in lists. */
export async function wordsOf(scope: Scope, conversationId: string, messageId: string | null): Promise<string> {
  const { rows } = await sql<{ words: string }>`
    select case when m.text is null then c.snippet else left(m.text, 300) end as words
    from conversations c left join messages m on m.workspace_id = ${scope.workspaceId} and m.id = ${messageId}
    where c.workspace_id = ${scope.workspaceId} and c.id = ${conversationId}`.execute(scope.db)
  return (rows[0]?.words ?? '').replace(/\s+/g, ' ').trim()
}

/** The same of words that stand beside a conversation; '' where they were taken back. */
export async function wordsAside(scope: Scope, sideMessageId: string): Promise<string> {
  const { rows } = await sql<{ words: string }>`
    select left(q.subject || ': ' || m.text, 300) as words from side_messages m
    join side_conversations q on q.workspace_id = ${scope.workspaceId} and q.id = m.side_id
    where m.workspace_id = ${scope.workspaceId} and m.id = ${sideMessageId}`.execute(scope.db)
  return (rows[0]?.words ?? '').replace(/\s+/g, ' ').trim()
}
