import { type RawBuilder, sql } from 'kysely'
import type { FieldValues } from '../../../../contract/fields.ts'
import type { Money } from '../../../../contract/filters.ts'
import type { Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { column, moneyColumns } from '../../../platform/filters/columns.ts'
import { type Around, type AskedField, compared, described, hasValue } from '../../fields/index.ts'

/** What a filter reads of an order that is already in hand. */
export interface FilteredOrder {
  number: string
  stage: string | null
  stageAt: Date | null
  settledAt: Date | null
  promisedAt: Date | null
  amount: Money | null
  placedAt: Date
  tracking: string | null
  invoice: string | null
  senderId: string | null
  recipientId: string | null
  companyId: string | null
  /** Custom fields, by key. */
  fields: FieldValues
}

export interface OrderAround extends Around {
  now: Date
}

/** A column that holds a text as it is compared: equality and beginnings may use its index. */
const folded =
  (value: RawBuilder<unknown>) =>
  (probe: Probe): Sql => {
    if (probe.kind === 'set') return sql`${value} <> ''`
    if (probe.kind === 'begins') return sql`starts_with(${value}, ${probe.text}::text)`
    return column('choice', value)(probe)
  }

/** A question whose answer is an expression: asked for as it stands, so that its index can answer. */
const question =
  (yes: Sql) =>
  (probe: Probe): Sql => {
    if (probe.kind === 'set') return sql`true`
    const wanted = probe.kind === 'equal' ? new Set(probe.values) : new Set()
    if (wanted.size === 2) return sql`true`
    return wanted.has(true) ? yes : wanted.has(false) ? sql`(${yes}) is not true` : sql`false`
  }

const late = (now: Date): Sql => sql`(o.settled_at is null and o.promised_at < ${now.toISOString()}::timestamptz)`

/** The fields of an order itself, over `orders o`. */
const ownFields = (now: Date): Field<FilteredOrder>[] => [
  { name: 'number', type: 'text', always: true, holds: folded(sql`o.folded_number`), read: (row) => row.number },
  { name: 'stage', type: 'text', holds: folded(sql`o.folded_stage`), read: (row) => row.stage },
  {
    name: 'open',
    type: 'boolean',
    always: true,
    holds: question(sql`o.settled_at is null`),
    read: (row) => row.settledAt === null,
  },
  {
    name: 'late',
    type: 'boolean',
    always: true,
    holds: question(late(now)),
    read: (row) => row.settledAt === null && row.promisedAt !== null && row.promisedAt < now,
  },
  { name: 'promised', type: 'date', holds: column('date', sql`o.promised_at`), read: (row) => row.promisedAt },
  {
    name: 'amount',
    type: 'money',
    holds: moneyColumns(sql`o.amount`, sql`o.currency`),
    read: (row) => row.amount,
  },
  { name: 'tracking', type: 'text', holds: folded(sql`o.folded_tracking`), read: (row) => row.tracking },
]

/** Every field a filter over orders may ask but its words. */
export const orderFields = (around: OrderAround, custom: readonly AskedField[]): Field<FilteredOrder>[] => [
  ...ownFields(around.now),
  {
    name: 'placed',
    type: 'date',
    always: true,
    holds: column('date', sql`o.placed_at`),
    read: (row) => row.placedAt,
  },
  { name: 'stage-reached', type: 'date', holds: column('date', sql`o.stage_at`), read: (row) => row.stageAt },
  { name: 'settled', type: 'date', holds: column('date', sql`o.settled_at`), read: (row) => row.settledAt },
  { name: 'invoice', type: 'text', holds: column('text', sql`o.invoice_number`), read: (row) => row.invoice },
  person('sender', sql`o.sender_id`, around, (row) => row.senderId),
  person('recipient', sql`o.recipient_id`, around, (row) => row.recipientId),
  {
    name: 'company',
    type: 'reference',
    refersTo: 'company',
    holds: column('reference', sql`o.company_id`),
    read: (row) => row.companyId,
  },
  ...custom
    .filter(({ noun }) => noun === 'order')
    .map((field): Field<FilteredOrder> => {
      const has = (probe: Probe): Sql => hasValue(field, around, sql`o.id`, probe)
      return {
        name: `field.${field.key}`,
        ...described<FilteredOrder>(field, around),
        holds: has,
        fails: (probe) => sql`(${has(probe)}) is not true`,
        read: (row) => compared(field.type, row.fields[field.key], around.timeZone),
      }
    }),
]

/** Whoever was merged is asked for together with the one they were merged into. */
const person = (
  name: string,
  value: RawBuilder<unknown>,
  { samePerson }: Around,
  read: (row: FilteredOrder) => string | null,
): Field<FilteredOrder> => ({
  name,
  type: 'reference',
  refersTo: 'person',
  within: samePerson,
  holds: column('reference', value),
  read,
})

/** What the search field over orders looks into; a record does not hold it all. */
export const orderText = (workspaceId: string): Field<FilteredOrder> => ({
  name: 'text',
  type: 'text',
  always: true,
  operators: ['contains'],
  holds: (probe) =>
    probe.kind === 'contains'
      ? sql`o.id in (select hit.id from orders_with_text(${workspaceId}, ${probe.text}) hit)`
      : sql`false`,
})

/**
 * What orders tell of a person, over `people p`: theirs are those they sent and those they receive. Each asks for any order;
 * what is of several fields at once asks each of any.
 */
export function ordersOfPerson(around: OrderAround, custom: readonly AskedField[]): Field<never>[] {
  const { workspaceId } = around
  const any = (condition: Sql): Sql => sql`p.id in (
    select case when h.merged_into_id is null then h.id else h.merged_into_id end from (
      select o.sender_id as id from orders o where o.workspace_id = ${workspaceId} and o.sender_id is not null and ${condition}
      union all
      select o.recipient_id from orders o where o.workspace_id = ${workspaceId} and o.recipient_id is not null and ${condition}
    ) who join people h on h.workspace_id = ${workspaceId} and h.id = who.id)`
  const theirs = sql`any(array(select p.id union all
    select m.id from people m where m.workspace_id = ${workspaceId} and m.merged_into_id = p.id))`
  // Of one person, as filters over conversations ask. Indexes: orders_sender, orders_recipient.
  const anyOfOne = (condition: Sql): Sql => sql`(
    exists (select from orders o where o.workspace_id = ${workspaceId} and o.sender_id = ${theirs} and ${condition})
    or exists (select from orders o where o.workspace_id = ${workspaceId} and o.recipient_id = ${theirs} and ${condition}))`
  const some = (field: Pick<Field<never>, 'holds'>) => ({
    holds: (probe: Probe) => any(field.holds(probe)),
    fails: (probe: Probe) => sql<boolean>`not ${any(field.holds(probe))}`,
    each: (probe: Probe) => anyOfOne(field.holds(probe)),
  })
  return [
    ...ownFields(around.now).map(({ read: _read, always: _always, ...field }): Field<never> => {
      const told = { ...field, name: `order-${field.name}`, of: 'order' }
      if (field.type !== 'boolean') return { ...told, ...some(field) }
      // Yes: one of their orders is; no: none is.
      const yes = field.holds({ kind: 'equal', values: [true] })
      return { ...told, always: true, holds: question(any(yes)), each: question(anyOfOne(yes)) }
    }),
    ...custom.map(
      (field): Field<never> => ({
        name: `order.${field.key}`,
        ...described<never>(field, around),
        of: 'order',
        ...some({ holds: (probe) => hasValue(field, around, sql`o.id`, probe) }),
      }),
    ),
  ]
}
