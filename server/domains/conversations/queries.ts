import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Order } from '../../../contract/conversation-orders.ts'
import type { ConversationLine, conversationsContract, Status, Urgency, View } from '../../../contract/conversations.ts'
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts'
import { unprepared } from '../../platform/db/database.ts'
import type { Sql } from '../../platform/filters/catalogue.ts'
import { boundFilter, readFilter } from '../../platform/filters/noun.ts'
import { filterSql } from '../../platform/filters/to-sql.ts'
import { type Walk, walkOf } from '../../platform/filters/walk.ts'
import { found } from '../../platform/http/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { valuesOf } from '../fields/index.ts'
import { withFields } from './columns/queries.ts'
import { conversations } from './filtering/queries.ts'
import {
  cursorLength,
  cursorValues,
  orderBy,
  type Place,
  placeAt,
  placeOf,
  standsAfter,
  stretchesOf,
  stretchOf,
} from './ordering/rules.ts'
import { living } from './rules.ts'
import { viewAsked } from './views/queries.ts'
import { amongFirst, walked } from './walking/queries.ts'
import './tables.ts'

export type ListQuery = z.output<(typeof conversationsContract)['GET /conversations']['query']>

/** Few are put aside, so their absence is judged row by row. */
const awake = `${living} and c.snoozed_at is null`
const unsettled = `c.status in ('open', 'waiting-on-us', 'waiting-on-customer') and ${awake}`

/** The views. Written out as text, because the planner must see the very condition of a partial index. */
const conditions: Record<View, string> = {
  open: `c.status in ('open', 'waiting-on-us') and ${awake}`,
  mine: `c.assignee_id = $member and ${unsettled}`,
  unassigned: `c.assignee_id is null and ${unsettled}`,
  waiting: `c.status = 'waiting-on-customer' and ${awake}`,
  resolved: `c.status in ('resolved', 'closed') and ${living}`,
  snoozed: `c.snoozed_at is not null and ${living}`,
  all: living,
  spam: 'c.spam_at is not null and c.deleted_at is null and c.survivor_id is null',
  trash: 'c.deleted_at is not null and c.survivor_id is null',
}

const nobody = '00000000-0000-0000-0000-000000000000'
const memberOf = (scope: Scope): string => (scope.actor.kind === 'member' ? scope.actor.id : nobody)

function conditionOf(scope: Scope, view: View) {
  const [before = '', after] = conditions[view].split('$member')
  return after === undefined
    ? sql.raw<boolean>(before)
    : sql<boolean>`${sql.raw(before)}${memberOf(scope)}${sql.raw(after)}`
}

interface LineRow {
  id: string
  number: number
  subject: string
  snippet: string
  status: Status
  status_id: string | null
  urgency: Urgency
  person_id: string
  person_name: string | null
  person_email: string | null
  company_id: string | null
  assignee_id: string | null
  assignee_name: string | null
  assignee_avatar: string | null
  team_id: string | null
  topic_id: string | null
  tags: string[]
  channel_id: string | null
  channel_kind: string | null
  channel_name: string | null
  seq: number
  seen: number | null
  last_from: ConversationLine['lastFrom']
  message_count: number
  last_message_at: Date
  attention_at: Date | null
  snoozed_at: Date | null
  snoozed_until: Date | null
  snoozed_by: string | null
  returned_at: Date | null
  returned_why: 'time' | 'message' | null
}

/** `case` and not `coalesce`: PostgreSQL does not trust the latter before the row-level wall, and would not use the index. */
const survivor = sql.raw('case when s.id is null then p.id else s.id end')

/**
 * The columns of a line, with the names of those it points at. A merged person goes by the one they were merged into. Each
 * table is compared with the workspace itself and not with another table's: only then can a correlated subquery behind the
 * row-level wall use its index.
 */
const lineFrom = (scope: Scope, conversations = sql`conversations`) => sql`
  select c.id, c.number, c.subject, c.snippet, c.status, c.status_id, c.urgency, c.team_id, c.topic_id, c.tags, c.seq, c.last_from,
    c.message_count, c.last_message_at, c.attention_at, c.snoozed_at, c.snoozed_until, c.snoozed_by, c.returned_at, c.returned_why, c.channel_id, ch.kind as channel_kind, ch.name as channel_name,
    ${survivor} as person_id, case when s.id is null then p.name else s.name end as person_name,
    case when c.company_id is not null then c.company_id when s.id is null then p.company_id else s.company_id end as company_id,
    (select i.value from identities i where i.workspace_id = ${scope.workspaceId} and i.person_id = ${survivor} and i.kind = 'email'
      order by i.is_primary desc, i.id limit 1) as person_email,
    c.assignee_id, m.name as assignee_name, m.avatar as assignee_avatar, r.seq as seen
  from ${conversations} c
  join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
  left join people s on s.workspace_id = ${scope.workspaceId} and s.id = p.merged_into_id
  left join members m on m.workspace_id = ${scope.workspaceId} and m.id = c.assignee_id
  left join conversation_channels ch on ch.workspace_id = ${scope.workspaceId} and ch.id = c.channel_id
  left join readings r on r.workspace_id = ${scope.workspaceId} and r.conversation_id = c.id and r.member_id = ${memberOf(scope)}`

/** Conversations found by what is theirs, or what is of one that was merged into them. */
const standingFor = (scope: Scope, found: ReturnType<typeof sql>) =>
  sql<boolean>`c.id in (select case when f.survivor_id is null then f.id else f.survivor_id end from conversations f
    where f.workspace_id = ${scope.workspaceId} and ${found})`

/** The filter, with the saved view's; `order` is the saved view's where there is one. */
async function filtered(scope: Scope, query: Omit<ListQuery, 'limit' | 'cursor'>) {
  const asked = query.viewId ? await viewAsked(scope, query.viewId) : null
  const trees = [
    ...(asked ? [asked.filter] : []),
    ...(query.filter === undefined ? [] : [await readFilter(conversations, scope, query.filter)]),
  ]
  return {
    order: query.order ?? asked?.order ?? 'newest',
    columns: query.fields?.split(',') ?? asked?.columns ?? [],
    filter: trees.length ? await boundFilter(conversations, scope, { all: trees }) : null,
  }
}

/** What a list asks of `conversations c` beside its filter, whatever its page. */
async function listAsked(scope: Scope, query: Omit<ListQuery, 'limit' | 'cursor'>) {
  const { order, columns, filter } = await filtered(scope, query)
  const conditions = [
    sql<boolean>`c.workspace_id = ${scope.workspaceId}`,
    conditionOf(scope, query.view ?? (filter ? 'all' : 'open')),
    ...(query.assigneeId ? [sql<boolean>`c.assignee_id = ${query.assigneeId}`] : []),
    ...(query.teamId ? [sql<boolean>`c.team_id = ${query.teamId}`] : []),
    ...(query.topicId ? [sql<boolean>`c.topic_id = ${query.topicId}`] : []),
    ...(query.personId
      ? [
          standingFor(
            scope,
            sql`f.person_id in (select id from people where workspace_id = ${scope.workspaceId} and (id = ${query.personId} or merged_into_id = ${query.personId}))`,
          ),
        ]
      : []),
    ...(query.urgency ? [sql<boolean>`c.urgency = ${query.urgency}`] : []),
    ...(query.tag ? [sql<boolean>`c.tags @> array[${query.tag.toLowerCase()}]`] : []),
    ...(query.text
      ? [standingFor(scope, sql`f.id in (select conversations_with_text(${scope.workspaceId}, ${query.text}))`)]
      : []),
  ]
  return { order, columns, filter, conditions }
}

/** All that a list holds, for whoever takes it whole. */
export async function listConditions(scope: Scope, query: Omit<ListQuery, 'limit' | 'cursor'>): Promise<Sql[]> {
  const { filter, conditions } = await listAsked(scope, query)
  return filter ? [...conditions, filterSql(filter)] : conditions
}

/**
 * One page of a view. One of the eight reads one partial index in its order: nothing is counted, nothing is sorted. With a
 * filter the planner chooses between that and what the filter names; where that has to be looked up for each, we do.
 */
export async function listConversations(
  scope: Scope,
  query: ListQuery,
): Promise<{ items: ConversationLine[]; next: string | null }> {
  const { order, columns, filter, conditions } = await listAsked(scope, query)
  const walk = filter && walkOf(filter)
  const from = query.cursor
    ? placeAt(order, decodeCursor(query.cursor, cursorLength(order)))
    : { stretch: 0, after: null }
  const rows: (LineRow & { stretch: number })[] = []
  let stopped: string | null = null
  for (let stretch = from.stretch; stretch < stretchesOf(order) && rows.length <= query.limit && !stopped; stretch++) {
    const after = stretch === from.stretch ? from.after : null
    const within = [...conditions, ...stretchOf(order, stretch)]
    const read = async (page: RawBuilder<unknown>) =>
      (
        await sql<LineRow>`${filter ? unprepared : sql``}${lineFrom(scope, page)} order by ${orderBy(order)}`.execute(
          scope.db,
        )
      ).rows
    const found = walk
      ? await walked(scope, { order, conditions: within, walk, after, limit: query.limit + 1, read })
      : { rows: await read(pageOf([...within, ...(filter ? [filterSql(filter)] : [])], order, after, query.limit)) }
    rows.push(...found.rows.map((row) => ({ ...row, stretch })))
    if ('stoppedAfter' in found && found.stoppedAfter)
      stopped = encodeCursor(cursorValues(order, stretch, found.stoppedAfter))
  }
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const shown = items.map((row) => ({ line: lineOf(row), companyId: row.company_id }))
  const full =
    rows.length > query.limit && last ? encodeCursor(cursorValues(order, last.stretch, placeOf(order, last))) : null
  return { items: await withFields(scope, shown, columns), next: full ?? stopped }
}

/** The page is found before its names are: with a filter among that many joins the planner would lose the way. */
const pageOf = (conditions: readonly Sql[], order: Order, after: Place['after'], limit: number) =>
  sql`(select * from conversations c where ${sql.join([...conditions, ...standsAfter(order, after)], sql` and `)}
    order by ${orderBy(order)} limit ${rowsOf(limit)})`

const usual = 50

/**
 * The limit of screens stands in the statement: for one that comes as a value PostgreSQL takes a plan for any number of
 * rows to be dear, and plans each request anew, which takes as long as the reading.
 */
const rowsOf = (limit: number) => (limit === usual ? sql.lit(usual + 1) : sql`${limit + 1}`)

/** Without a limit: what a count of a filter counts. */
export const livingRows = (scope: Scope, condition: Sql): Sql =>
  sql`select * from conversations c where c.workspace_id = ${scope.workspaceId} and ${sql.raw(living)} and ${condition}`

/** Of a filter that has to be looked up for each row: those among the first few thousand. */
export const someLiving = (scope: Scope, { swift, slow }: Walk): Sql => amongFirst(livingRows(scope, swift), slow)

/** One line with all its custom fields; 404 where it is not in the workspace. */
export async function conversationLine(scope: Scope, id: string): Promise<ConversationLine> {
  const { rows } =
    await sql<LineRow>`${lineFrom(scope)} where c.workspace_id = ${scope.workspaceId} and c.id = ${id}`.execute(
      scope.db,
    )
  return { ...lineOf(found(rows[0])), fields: (await valuesOf(scope, [id])).get(id) ?? {} }
}

/** For what hangs on a conversation: throws not-found where it is not in the workspace. */
export async function requireConversation(scope: Scope, id: string): Promise<{ number: number; subject: string }> {
  const row = await scope.db
    .selectFrom('conversations')
    .select(['number', 'subject'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found(row)
}

/** The lines of these, in no order; what is not in the workspace is left out. */
export async function conversationLines(scope: Scope, ids: readonly string[]): Promise<ConversationLine[]> {
  if (!ids.length) return []
  const { rows } =
    await sql<LineRow>`${lineFrom(scope)} where c.workspace_id = ${scope.workspaceId} and c.id = any(${ids}::uuid[])`.execute(
      scope.db,
    )
  return rows.map(lineOf)
}

const countedViews = ['open', 'mine', 'unassigned', 'waiting', 'resolved', 'snoozed', 'all', 'spam', 'trash'] as const
const countingStopsAt = 999

/** How many each view holds, at most 999 and "more": so the cost does not grow with the workspace. */
export async function countConversations(
  scope: Scope,
): Promise<{ items: { view: View; count: number; more: boolean }[] }> {
  const counts = countedViews.map(
    (view) =>
      sql`(select count(*)::int from (select 1 from conversations c where c.workspace_id = ${scope.workspaceId} and ${conditionOf(scope, view)} limit ${countingStopsAt + 1}) capped)`,
  )
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(scope.db)
  return {
    items: countedViews.map((view, index) => {
      const count = rows[0]?.counts[index] ?? 0
      return { view, count: Math.min(count, countingStopsAt), more: count > countingStopsAt }
    }),
  }
}

function lineOf(row: LineRow): ConversationLine {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    snippet: row.snippet,
    status: row.status,
    statusId: row.status_id,
    urgency: row.urgency,
    person: { id: row.person_id, name: row.person_name, email: row.person_email },
    assignee:
      row.assignee_id && row.assignee_name
        ? { id: row.assignee_id, name: row.assignee_name, avatar: row.assignee_avatar }
        : null,
    teamId: row.team_id,
    topicId: row.topic_id,
    tags: row.tags,
    channel:
      row.channel_id && row.channel_kind && row.channel_name
        ? { id: row.channel_id, kind: row.channel_kind, name: row.channel_name }
        : null,
    seq: row.seq,
    unread: row.seq > (row.seen ?? 0),
    lastFrom: row.last_from,
    messageCount: row.message_count,
    lastMessageAt: row.last_message_at.toISOString(),
    attentionAt: row.attention_at?.toISOString() ?? null,
    snoozed: row.snoozed_at && {
      at: row.snoozed_at.toISOString(),
      until: row.snoozed_until?.toISOString() ?? null,
      by: row.snoozed_by,
    },
    returned: row.returned_at && row.returned_why && { at: row.returned_at.toISOString(), why: row.returned_why },
  }
}
