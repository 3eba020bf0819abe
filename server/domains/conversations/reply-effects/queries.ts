import { sql } from 'kysely'
import type { ReplyEffect, ReplyUse } from '../../../../contract/ready-replies.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import type { Scope } from '../../../platform/scope.ts'
import { visibleReadyReplies, visibleReadyReply } from '../ready-replies/queries.ts'
import { outcomeOf } from '../ready-reply-uses/rules.ts'
import { effectOf, type JudgedUse } from './rules.ts'

const most = 50_000

/** Of each reply that I may use and that was used: what came of it, beside what came of the others in the same topics. */
export async function replyEffects(scope: Scope, days: number): Promise<ReplyEffect[]> {
  const rows = await visibleReadyReplies(scope)
  const uses = await firstUses(scope, days)
  return rows.flatMap(({ id }) => {
    const effect = effectOf(id, uses)
    return effect ? [effect] : []
  })
}

/** The first use of each reply in each conversation: a second one in the same conversation says nothing new. */
async function firstUses(scope: Scope, days: number): Promise<JudgedUse[]> {
  const { rows } = await sql<{
    id: string
    topic_id: string | null
    at: Date
    resolved_at: Date | null
    reopened_at: Date | null
  }>`
    select distinct on (ready_reply_id, conversation_id) ready_reply_id as id, topic_id, at, resolved_at, reopened_at
    from (select * from ready_reply_uses where workspace_id = ${scope.workspaceId} and at > ${scope.now}::timestamptz - interval '180 days'
      order by at desc limit ${most}) recent
    order by ready_reply_id, conversation_id, at`.execute(scope.db)
  return rows.map((row) => ({
    readyReplyId: row.id,
    topicId: row.topic_id,
    outcome: outcomeOf({ at: row.at, resolvedAt: row.resolved_at, reopenedAt: row.reopened_at }, days, scope.now),
    seconds: row.resolved_at ? (row.resolved_at.getTime() - row.at.getTime()) / 1000 : null,
  }))
}

interface UseRow {
  id: string
  at: Date
  resolved_at: Date | null
  reopened_at: Date | null
  conversation_id: string
  number: number
  subject: string
  member_id: string | null
  member_name: string | null
  member_avatar: string | null
}

/** Index: ready_reply_uses_of_reply. The outcome is a pure function of a row, so pages of one outcome are filled as they come. */
export async function listUses(
  scope: Scope,
  id: string,
  query: { cursor?: string | undefined; limit: number; days: number; outcome?: ReplyUse['outcome'] | undefined },
): Promise<{ items: ReplyUse[]; next: string | null }> {
  await visibleReadyReply(scope, id)
  const [at, useId] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const after = query.cursor ? sql`and (u.at, u.id) < (${at}::timestamptz, ${useId}::uuid)` : sql``
  const { rows } = await sql<UseRow>`
    select u.id, u.at, u.resolved_at, u.reopened_at, c.id as conversation_id, c.number, c.subject,
      u.member_id, m.name as member_name, m.avatar as member_avatar
    from ready_reply_uses u
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = u.conversation_id
    left join members m on m.workspace_id = ${scope.workspaceId} and m.id = u.member_id
    where u.workspace_id = ${scope.workspaceId} and u.ready_reply_id = ${id} ${after} ${asOutcome(scope, query)}
    order by u.at desc, u.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.at.toISOString(), row.id])
  return { items: page.items.map((row) => useOf(row, query.days, scope.now)), next: page.next }
}

/** `outcomeOf` once more, for the database. */
function asOutcome(scope: Scope, { days, outcome }: { days: number; outcome?: ReplyUse['outcome'] | undefined }) {
  const span = sql`make_interval(days => ${days}::int)`
  const early = sql`u.at + ${span} * 2 > ${scope.now}::timestamptz`
  const resolved = sql`u.resolved_at is not null and u.resolved_at <= u.at + ${span}`
  const reopened = sql`u.reopened_at is not null and u.reopened_at <= u.resolved_at + ${span}`
  if (outcome === 'too-early') return sql`and ${early}`
  if (outcome === 'unresolved') return sql`and not (${early}) and not (${resolved})`
  if (outcome === 'reopened') return sql`and not (${early}) and ${resolved} and ${reopened}`
  if (outcome === 'held') return sql`and not (${early}) and ${resolved} and not (${reopened})`
  return sql``
}

const useOf = (row: UseRow, days: number, now: Date): ReplyUse => ({
  id: row.id,
  at: row.at.toISOString(),
  member:
    row.member_id && row.member_name ? { id: row.member_id, name: row.member_name, avatar: row.member_avatar } : null,
  conversation: { id: row.conversation_id, number: row.number, subject: row.subject },
  outcome: outcomeOf({ at: row.at, resolvedAt: row.resolved_at, reopenedAt: row.reopened_at }, days, now),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  reopenedAt: row.reopened_at?.toISOString() ?? null,
})
