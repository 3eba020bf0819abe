import { sql } from 'kysely'
import type { ConversationRef, MergedConversation } from '../../../../contract/joined.ts'
import type { ConversationMerge, MergeReason } from '../../../../contract/merging.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLines } from '../queries.ts'
import './tables.ts'

/** The conversation that stands for this one: itself where it was not merged. Throws not-found. */
export async function survivorOf(scope: Scope, id: string): Promise<string> {
  const row = found(
    await scope.db
      .selectFrom('conversations')
      .select('survivor_id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return row.survivor_id ?? id
}

/** A conversation of a family, and the number in the survivor's thread at which its earlier messages came in. */
export interface Relative {
  id: string
  floor: number
}

/** A conversation and all that were merged into it, over whole chains. Index: conversation_merges_survivor. */
export async function familyOf(scope: Scope, id: string): Promise<Relative[]> {
  const { rows } = await sql<Relative>`
    with recursive family (id, floor) as (
      select ${id}::uuid, 0
      union all
      select m.merged_id, greatest(family.floor, m.seq) from family
        join conversation_merges m on m.workspace_id = ${scope.workspaceId} and m.survivor_id = family.id and m.undone_at is null
    ) select id, floor from family`.execute(scope.db)
  return rows
}

/** The same as a list of ids; one statement less where nothing was merged. */
export const idsOf = async (scope: Scope, conversation: { id: string; merged: boolean }): Promise<string[]> =>
  conversation.merged ? (await familyOf(scope, conversation.id)).map(({ id }) => id) : [conversation.id]

/** What a reply needs of the conversation it belongs to. */
export interface ReplyHome {
  id: string
  number: number
  subject: string
  person_id: string
  channel_id: string | null
}

/**
 * Of a merged thread the conversation in which the ones written to are at home: where they wrote last, else whose person
 * they are. So an answer leaves by the channel that they know, under their subject and in their thread.
 */
export async function homeOfReply(
  scope: Scope,
  conversation: ReplyHome & { merged: boolean },
  to: readonly { email: string }[],
): Promise<ReplyHome> {
  if (!conversation.merged) return conversation
  const ids = await idsOf(scope, conversation)
  const emails = to.map(({ email }) => email.toLowerCase())
  const { rows } = await sql<ReplyHome>`
    select c.id, c.number, c.subject, c.person_id, c.channel_id from (
      (select m.conversation_id as id, 1 as weight from messages m
        where m.workspace_id = ${scope.workspaceId} and m.conversation_id = any(${ids}::uuid[]) and m.kind = 'inbound'
          and m.from_email = any(${emails}::text[]) order by m.created_at desc, m.seq desc limit 1)
      union all
      select o.id, 2 from conversations o join identities i on i.workspace_id = ${scope.workspaceId} and i.person_id = o.person_id
        where o.workspace_id = ${scope.workspaceId} and o.id = any(${ids}::uuid[]) and i.kind = 'email' and i.value = any(${emails}::text[])
    ) found join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = found.id
    where c.channel_id is not null order by found.weight, c.id = ${conversation.id} desc, c.last_message_at desc limit 1`.execute(
    scope.db,
  )
  return rows[0] ?? conversation
}

interface MergedRow extends ConversationRef {
  merge_id: string
  at: Date
  into_id: string
  into_number: number
  into_subject: string
  message_count: number
  person_id: string
  person_name: string | null
  person_email: string | null
  channel_id: string | null
  channel_kind: string | null
  channel_name: string | null
  by_id: string | null
  by_name: string | null
  by_avatar: string | null
}

/** What was merged into a conversation that stands for itself. Index: conversations_survivor. */
export async function mergedInto(scope: Scope, id: string): Promise<MergedConversation[]> {
  const { rows } = await sql<MergedRow>`
    select c.id, c.number, c.subject, m.id as merge_id, m.at, i.id as into_id, i.number as into_number, i.subject as into_subject,
      (select count(*)::int from messages w where w.workspace_id = ${scope.workspaceId} and w.conversation_id = c.id) as message_count,
      p.id as person_id, p.name as person_name,
      (select x.value from identities x where x.workspace_id = ${scope.workspaceId} and x.person_id = p.id and x.kind = 'email'
        order by x.is_primary desc, x.id limit 1) as person_email,
      ch.id as channel_id, ch.kind as channel_kind, ch.name as channel_name, b.id as by_id, b.name as by_name, b.avatar as by_avatar
    from conversations c
    join conversation_merges m on m.workspace_id = ${scope.workspaceId} and m.merged_id = c.id and m.undone_at is null
    join conversations i on i.workspace_id = ${scope.workspaceId} and i.id = m.survivor_id
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
    left join conversation_channels ch on ch.workspace_id = ${scope.workspaceId} and ch.id = c.channel_id
    left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.by_member_id
    where c.workspace_id = ${scope.workspaceId} and c.survivor_id = ${id} and m.of_split is null
    order by m.at desc, m.id desc`.execute(scope.db)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subject: row.subject,
    mergeId: row.merge_id,
    into: { id: row.into_id, number: row.into_number, subject: row.into_subject },
    person: { id: row.person_id, name: row.person_name, email: row.person_email },
    channel:
      row.channel_id && row.channel_kind && row.channel_name
        ? { id: row.channel_id, kind: row.channel_kind, name: row.channel_name }
        : null,
    messageCount: row.message_count,
    at: row.at.toISOString(),
    by: row.by_id && row.by_name ? { id: row.by_id, name: row.by_name, avatar: row.by_avatar } : null,
  }))
}

export async function listMerges(scope: Scope, askedId: string): Promise<{ items: ConversationMerge[] }> {
  const rows = await scope.db
    .selectFrom('conversation_merges')
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'conversation_merges.workspace_id')
        .onRef('members.id', '=', 'conversation_merges.by_member_id'),
    )
    .selectAll('conversation_merges')
    .select('members.name as by_name')
    .where('conversation_merges.workspace_id', '=', scope.workspaceId)
    .where('survivor_id', '=', await survivorOf(scope, askedId))
    .where('of_split', 'is', null)
    .orderBy('conversation_merges.at', 'desc')
    .orderBy('conversation_merges.id', 'desc')
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      survivorId: row.survivor_id,
      mergedId: row.merged_id,
      at: row.at.toISOString(),
      byName: row.by_name,
      undoneAt: row.undone_at?.toISOString() ?? null,
    })),
  }
}

/** Possible matches first, then what the same people still wait for, then what is called alike; twelve at most. */
export async function mergeCandidates(scope: Scope, askedId: string) {
  const id = await survivorOf(scope, askedId)
  const { rows } = await sql<{ id: string; reason: MergeReason }>`
    with everybody as (
      select case when p.merged_into_id is null then p.id else p.merged_into_id end as id from conversations c
      join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
      where c.workspace_id = ${scope.workspaceId} and (c.id = ${id} or c.survivor_id = ${id})
    ), found (id, reason, weight) as (
      select case when m.conversation_id = ${id} then m.other_id else m.conversation_id end, 'possible-match', 1 from possible_matches m
        where m.workspace_id = ${scope.workspaceId} and (m.conversation_id = ${id} or m.other_id = ${id})
      union all
      select c.id, 'same-person', 2 from people p join conversations c on c.workspace_id = ${scope.workspaceId} and c.person_id = p.id
        where p.workspace_id = ${scope.workspaceId} and (p.id in (select id from everybody) or p.merged_into_id in (select id from everybody))
          and c.status in ('open', 'waiting-on-us', 'waiting-on-customer')
      union all
      select conversations_resembling(${scope.workspaceId}, ${id}), 'similar-subject', 3
    ), surest as (select id, min(weight) as weight from found group by id)
    select s.id, f.reason from surest s join found f on f.id = s.id and f.weight = s.weight
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = s.id
    where c.survivor_id is null and c.deleted_at is null and c.spam_at is null and c.id <> ${id}
    order by s.weight, c.last_message_at desc limit 12`.execute(scope.db)
  const lines = await conversationLines(
    scope,
    rows.map((row) => row.id),
  )
  return {
    items: rows.flatMap(({ id: each, reason }) => {
      const conversation = lines.find((line) => line.id === each)
      return conversation ? [{ conversation, reason }] : []
    }),
  }
}
