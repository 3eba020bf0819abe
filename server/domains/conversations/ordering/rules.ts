import { type RawBuilder, sql } from 'kysely'
import type { Order } from '../../../../contract/conversation-orders.ts'
import type { Urgency } from '../../../../contract/conversations.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'

/** What lists are ordered by, as PostgreSQL compares it and as a line tells it. */
const columns = {
  last_message_at: { type: 'timestamptz', of: (row) => row.last_message_at.toISOString() },
  due_order: { type: 'timestamptz', of: (row) => row.attention_at?.toISOString() ?? 'infinity' },
  number: { type: 'bigint', of: (row) => row.number },
  id: { type: 'uuid', of: (row) => row.id },
} satisfies Record<string, { type: string; of: (row: Ordered) => string | number }>

export interface Ordered {
  id: string
  number: number
  last_message_at: Date
  attention_at: Date | null
}

interface Way {
  by: readonly (keyof typeof columns)[]
  descending?: true
  /** Conditions of which each row fulfils one: all of the first stand before all of the second. */
  stretches?: readonly string[]
}

const theyWait = `c.last_from = 'person' and c.status in ('open', 'waiting-on-us')`
const fromTheTop: readonly Urgency[] = ['urgent', 'high', 'normal', 'low']

/**
 * Each reads an index in its order: that of the view, conversations_all, conversations_due, conversations_urgency, the numbers,
 * and of what is not settled conversations_begun. Numbers stand for when a conversation began: they are given then.
 */
const ways: Record<Order, Way> = {
  newest: { by: ['last_message_at', 'id'], descending: true },
  oldest: { by: ['last_message_at', 'id'] },
  due: { by: ['due_order', 'id'] },
  created: { by: ['number'], descending: true },
  'created-oldest': { by: ['number'] },
  urgency: { by: ['due_order', 'id'], stretches: fromTheTop.map((urgency) => `c.urgency = '${urgency}'`) },
  waiting: {
    by: ['last_message_at', 'id'],
    stretches: [theyWait, `(c.last_from <> 'person' or c.status not in ('open', 'waiting-on-us'))`],
  },
}

/** Where a page begins: in which stretch of the order, and after which row there. */
export interface Place {
  stretch: number
  after: readonly (string | number | null)[] | null
}

export const stretchesOf = (order: Order): number => ways[order].stretches?.length ?? 1

export function stretchOf(order: Order, stretch: number): Sql[] {
  const condition = ways[order].stretches?.[stretch]
  return condition ? [sql.raw<boolean>(condition)] : []
}

export function orderBy(order: Order): RawBuilder<unknown> {
  const { by, descending } = ways[order]
  return sql.raw(by.map((name) => `c.${name}${descending ? ' desc' : ''}`).join(', '))
}

/** Rows that stand after such a one within their stretch. */
export function standsAfter(order: Order, after: Place['after']): Sql[] {
  if (!after) return []
  const { by, descending } = ways[order]
  const [row, given] = [
    by.map((name) => sql.raw(`c.${name}`)),
    by.map((name, index) => sql`${after[index]}::${sql.raw(columns[name].type)}`),
  ]
  return [sql<boolean>`(${sql.join(row)}) ${sql.raw(descending ? '<' : '>')} (${sql.join(given)})`]
}

export const placeOf = (order: Order, row: Ordered): (string | number)[] =>
  ways[order].by.map((name) => columns[name].of(row))

/** What a cursor holds: in which stretch, where there are several, and the row. */
export const cursorValues = (order: Order, stretch: number, after: readonly (string | number | null)[]) =>
  ways[order].stretches ? [stretch, ...after] : after

export const cursorLength = (order: Order): number => ways[order].by.length + (ways[order].stretches ? 1 : 0)

export function placeAt(order: Order, values: readonly (string | number | null)[]): Place {
  if (!ways[order].stretches) return { stretch: 0, after: values }
  const [stretch, ...after] = values
  return { stretch: Number(stretch), after }
}
