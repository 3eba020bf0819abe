import { type Selectable, sql } from 'kysely'
import type { Order } from '../../../contract/orders.ts'
import { decodeCursor, paged } from '../../platform/db/cursor.ts'
import { type Tables, unprepared } from '../../platform/db/database.ts'
import type { Sql } from '../../platform/filters/catalogue.ts'
import { filterCondition, readFilter } from '../../platform/filters/noun.ts'
import { found } from '../../platform/http/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { companyNames, personRefs, withMerged } from '../customers/index.ts'
import { valuesOf } from '../fields/index.ts'
import { orders } from './filtering/queries.ts'
import { isLate, promiseOf } from './rules.ts'
import { stagesOf } from './stages/queries.ts'
import './tables.ts'

/** Days as they are written, not as the driver reads them. */
export type OrderRow = Selectable<Tables['orders']>

export interface OrdersQuery {
  cursor?: string | undefined
  limit: number
  text?: string | undefined
  personId?: string | undefined
  companyId?: string | undefined
  filter?: string | undefined
}

type Page = { items: string[]; next: string | null }

/** Newest first, by index orders_newest; with words the best match first. */
export async function listOrders(scope: Scope, query: OrdersQuery): Promise<{ items: Order[]; next: string | null }> {
  const page = query.text ? await matching(scope, query, query.text.replace(/^#/, '')) : await recent(scope, query)
  return { items: await ordersOf(scope, page.items), next: page.next }
}

async function narrowed(scope: Scope, query: OrdersQuery): Promise<{ conditions: Sql[]; isFiltered: boolean }> {
  const filter = query.filter === undefined ? null : await readFilter(orders, scope, query.filter)
  return {
    isFiltered: filter !== null,
    conditions: [
      ...(query.personId ? [ofPeople(scope, await withMerged(scope, query.personId))] : []),
      ...(query.companyId ? [sql<boolean>`o.company_id = ${query.companyId}`] : []),
      ...(filter ? [await filterCondition(orders, scope, filter)] : []),
    ],
  }
}

/** Two ways in, each with its index. */
const ofPeople = ({ workspaceId }: Scope, ids: readonly string[]) =>
  sql<boolean>`o.id in (select s.id from orders s where s.workspace_id = ${workspaceId} and s.sender_id = any(${ids}::uuid[])
    union select r.id from orders r where r.workspace_id = ${workspaceId} and r.recipient_id = any(${ids}::uuid[]))`

async function recent(scope: Scope, query: OrdersQuery): Promise<Page> {
  const after = query.cursor ? decodeCursor(query.cursor, 2) : null
  const { conditions, isFiltered } = await narrowed(scope, query)
  const all = [
    sql`o.workspace_id = ${scope.workspaceId}`,
    ...conditions,
    ...(after ? [sql`(o.placed_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<{ id: string; at: Date }>`${isFiltered ? unprepared : sql``}
    select o.id, o.placed_at as at from orders o where ${sql.join(all, sql` and `)}
    order by o.placed_at desc, o.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.at.toISOString(), row.id])
  return { items: page.items.map(({ id }) => id), next: page.next }
}

async function matching(scope: Scope, query: OrdersQuery, text: string): Promise<Page> {
  const after = query.cursor ? decodeCursor(query.cursor, 2) : null
  const { conditions } = await narrowed(scope, query)
  const all = [...conditions, ...(after ? [sql`(hit.rank, hit.id) < (${after[0]}::integer, ${after[1]}::uuid)`] : [])]
  const { rows } = await sql<{ id: string; rank: number }>`
    select hit.id, hit.rank from orders_with_text(${scope.workspaceId}, ${text}) hit
    join orders o on o.workspace_id = ${scope.workspaceId} and o.id = hit.id
    where ${all.length ? sql.join(all, sql` and `) : sql`true`}
    order by hit.rank desc, hit.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.rank, row.id])
  return { items: page.items.map(({ id }) => id), next: page.next }
}

export const rowsOf = (scope: Scope) =>
  scope.db
    .selectFrom('orders')
    .selectAll()
    .select((eb) => eb.cast<string | null>('promised_day', 'text').as('promised_day'))
    .where('workspace_id', '=', scope.workspaceId)

/** In the order of `ids`. Whoever was merged is told as the one they were merged into. */
export async function ordersOf(scope: Scope, ids: readonly string[]): Promise<Order[]> {
  if (!ids.length) return []
  const rows = await rowsOf(scope).where('id', 'in', ids).execute()
  const people = await personRefs(
    scope,
    rows.flatMap((row) => [row.sender_id, row.recipient_id].filter((id) => id !== null)),
  )
  const companies = await companyNames(
    scope,
    rows.flatMap(({ company_id }) => company_id ?? []),
  )
  const stages = await stagesOf(scope, ids)
  const fields = await valuesOf(scope, ids)
  const person = (id: string | null) => (id && people.get(id)) || null
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return []
    return {
      id,
      number: row.number,
      amount: row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
      stages: (stages.get(id) ?? []).map((stage) => ({ ...stage, at: stage.at.toISOString() })),
      settledAt: row.settled_at?.toISOString() ?? null,
      promised: promiseOf(row.promised_day, row.promised_at),
      late: isLate(row, scope.now),
      sender: person(row.sender_id),
      recipient: person(row.recipient_id),
      company: row.company_id ? { id: row.company_id, name: companies.get(row.company_id) ?? '' } : null,
      trackingNumber: row.tracking_number,
      trackingUrl: row.tracking_url,
      invoiceNumber: row.invoice_number,
      invoiceUrl: row.invoice_url,
      fields: fields.get(id) ?? {},
      seq: row.seq,
      placedAt: row.placed_at.toISOString(),
      createdAt: row.created_at.toISOString(),
    }
  })
}

/** Throws not-found. */
export const orderOf = async (scope: Scope, id: string): Promise<Order> => found((await ordersOf(scope, [id]))[0])

/** Throws not-found. */
export async function orderByNumber(scope: Scope, number: string): Promise<Order> {
  const row = await rowsOf(scope).where('folded_number', '=', sql<string>`lower(${number})`).executeTakeFirst()
  return orderOf(scope, found(row).id)
}

/** What a count of a filter counts. */
export const countedOrders = (scope: Scope, condition: Sql): Sql =>
  sql`select from orders o where o.workspace_id = ${scope.workspaceId} and ${condition}`

export interface OpenOrder {
  id: string
  number: string
  stage: string | null
  promised: string | null
  trackingUrl: string | null
}

/** The newest order of a person that is not settled, as those who write to them speak of it; null where there is none. */
export async function openOrderOf(scope: Scope, personId: string): Promise<OpenOrder | null> {
  const theirs = ofPeople(scope, await withMerged(scope, personId))
  const { rows } = await sql<
    Pick<OrderRow, 'id' | 'number' | 'stage' | 'promised_day' | 'promised_at' | 'tracking_url'>
  >`
    select o.id, o.number, o.stage, o.promised_day::text as promised_day, o.promised_at, o.tracking_url from orders o
    where o.workspace_id = ${scope.workspaceId} and o.settled_at is null and ${theirs}
    order by o.placed_at desc, o.id desc limit 1`.execute(scope.db)
  const [row] = rows
  if (!row) return null
  const { id, number, stage, tracking_url: trackingUrl } = row
  return { id, number, stage, trackingUrl, promised: promiseOf(row.promised_day, row.promised_at) }
}
