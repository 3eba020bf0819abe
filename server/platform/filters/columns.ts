import { type RawBuilder, sql } from 'kysely'
import type { FieldType } from '../../../contract/filters.ts'
import type { Probe, Sql } from './catalogue.ts'

type Bounded = Extract<Probe, { kind: 'range' }>

/** How the values of a probe are told to PostgreSQL: whole numbers as such, or an index on integers would not be used. */
function kindOf(type: FieldType, values: readonly unknown[]): RawBuilder<unknown> {
  if (type === 'boolean') return sql.raw('boolean')
  if (type === 'member' || type === 'reference') return sql.raw('uuid')
  if (type === 'number') return sql.raw(values.every((value) => Number.isSafeInteger(value)) ? 'bigint' : 'numeric')
  return sql.raw('text')
}

/**
 * A probe asked of a column (or of any expression of the field's type). Equality and order of these types are leak-proof, so
 * they may use an index behind the row-level wall; `lower`, `strpos` and the operators of arrays are not: they only judge
 * rows that something else has found.
 */
export const column =
  (type: FieldType, value: RawBuilder<unknown>) =>
  (probe: Probe): Sql => {
    const compared = type === 'text' ? sql`lower(${value})` : value
    switch (probe.kind) {
      case 'set':
        if (type === 'tags') return sql`cardinality(${value}) > 0`
        return type === 'text' ? sql`${value} <> ''` : sql`${value} is not null`
      case 'equal': {
        if (!probe.values.length) return sql`false`
        const kind = kindOf(type, probe.values)
        return probe.values.length === 1
          ? sql`${compared} = ${probe.values[0]}::${kind}`
          : sql`${compared} = any(${probe.values}::${kind}[])`
      }
      case 'contains':
        return sql`strpos(${compared}, ${probe.text}::text) > 0`
      case 'begins':
        return sql`starts_with(${compared}, ${probe.text}::text)`
      case 'range':
        return ranged(value, probe)
      case 'any-of':
        return sql`${value} && ${probe.values}::text[]`
      case 'all-of':
        return sql`${value} @> ${probe.values}::text[]`
    }
  }

function ranged(value: RawBuilder<unknown>, { from, to }: Bounded): Sql {
  const bounds = [
    ...(from ? [sql`${value} ${sql.raw(from.inclusive ? '>=' : '>')} ${told(from.value)}`] : []),
    ...(to ? [sql`${value} ${sql.raw(to.inclusive ? '<=' : '<')} ${told(to.value)}`] : []),
  ]
  return sql`(${sql.join(bounds, sql` and `)})`
}

const told = (value: number | Date): RawBuilder<unknown> =>
  value instanceof Date ? sql`${value.toISOString()}::timestamptz` : sql`${value}::${kindOf('number', [value])}`

/** Money: minor units in one column, the currency in another. Amounts of another currency are not compared, they fail. */
export const moneyColumns =
  (amount: RawBuilder<unknown>, currency: RawBuilder<unknown>) =>
  (probe: Probe): Sql => {
    if (probe.kind === 'set') return sql`${amount} is not null`
    if (probe.kind !== 'range') return sql`false`
    return sql`(${currency} = ${probe.currency}::text and ${ranged(amount, probe)})`
  }
