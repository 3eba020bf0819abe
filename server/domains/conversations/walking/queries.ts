import { type RawBuilder, sql } from 'kysely'
import type { Order } from '../../../../contract/conversation-orders.ts'
import { unprepared } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'
import { fewOf, type Walk } from '../../../platform/filters/walk.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type Ordered, orderBy, type Place, placeOf, standsAfter } from '../ordering/rules.ts'

/** How many rows are gone through for a page; then it ends where they ended (see docs/decisions/0025). */
const steps = [1500, 4500]

export interface Walked<Row> {
  rows: Row[]
  /** Where going through rows was given up; null where the page is full, or nothing more is there. */
  stoppedAfter: Place['after']
}

interface Asked<Row> {
  order: Order
  /** Of `conversations c`, in one stretch of the order. */
  conditions: readonly Sql[]
  walk: Walk
  after: Place['after']
  limit: number
  /** Reads the rows of such a page. */
  read: (page: RawBuilder<unknown>) => Promise<Row[]>
}

/**
 * As many as the limit of those that fulfil the filter, in their order: rows are gone through by the index of the order, and each
 * is asked by itself. Where the first few hundred do not do, and one condition names few, it is these that are looked at.
 */
export async function walked<Row extends Ordered>(scope: Scope, asked: Asked<Row>): Promise<Walked<Row>> {
  const { order, walk, limit } = asked
  const found: Row[] = []
  let { after } = asked
  for (const [index, step] of steps.entries()) {
    const within = sql`(select * from conversations c where ${all(asked, after)} order by ${orderBy(order)} limit ${sql.lit(step)})`
    const page = sql`(select * from ${within} c where ${walk.slow} order by ${orderBy(order)} limit ${limit - found.length})`
    found.push(...(await asked.read(page)))
    if (found.length >= limit) return { rows: found, stoppedAfter: null }
    after = await endOf(scope, order, within, step)
    if (!after) return { rows: found, stoppedAfter: null }
    const few = index === 0 ? await fewOf(scope, walk) : null
    if (few) {
      // What is named is found first and put in order then: whoever is few may all be old.
      const named = sql`(select * from conversations c where ${all(asked, after)} and ${few} offset 0)`
      const rest = sql`(select * from ${named} c order by ${orderBy(order)} limit ${limit - found.length})`
      return { rows: [...found, ...(await asked.read(rest))], stoppedAfter: null }
    }
  }
  return { rows: found, stoppedAfter: after }
}

const all = <Row>({ order, conditions, walk }: Asked<Row>, after: Place['after']): RawBuilder<unknown> =>
  sql.join([...conditions, walk.swift, ...standsAfter(order, after)], sql` and `)

/** The last row of a step; null where there were fewer. */
async function endOf(scope: Scope, order: Order, within: RawBuilder<unknown>, step: number): Promise<Place['after']> {
  const { rows } = await sql<Ordered>`${unprepared}
    select id, number, last_message_at, attention_at from ${within} c offset ${sql.lit(step - 1)}`.execute(scope.db)
  return rows[0] ? placeOf(order, rows[0]) : null
}

const counted = 20_000

/** What a count counts first: a thousand of what is not rare are among them. */
export const amongFirst = (rows: Sql, slow: Sql): Sql =>
  sql`select from (${rows} limit ${sql.lit(counted)}) c where ${slow}`
