import { sql } from 'kysely'
import type { BoundFilter } from './bind.ts'
import type { Sql } from './catalogue.ts'

/**
 * A condition for a `where`, with every value a parameter. True exactly for the rows that the predicate holds for; false or
 * null for the others.
 */
export function filterSql<Row>(filter: BoundFilter<Row>): Sql {
  if ('all' in filter) return filter.all.length ? joined(filter.all, ' and ') : sql`true`
  if ('any' in filter) return filter.any.length ? joined(filter.any, ' or ') : sql`false`
  if ('change' in filter) throw new Error('what changed is asked of records, not of rows')
  const { field, probe, negated } = filter.leaf
  if (!negated) return field.holds(probe)
  return field.fails?.(probe) ?? sql`(${field.holds(probe)}) is not true`
}

const joined = <Row>(parts: BoundFilter<Row>[], by: ' and ' | ' or '): Sql =>
  sql`(${sql.join(parts.map(filterSql), sql.raw(by))})`
