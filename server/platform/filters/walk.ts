import { sql } from 'kysely'
import { unprepared } from '../db/database.ts'
import type { Scope } from '../scope.ts'
import type { BoundFilter } from './bind.ts'
import type { Few, Sql } from './catalogue.ts'
import { filterSql } from './to-sql.ts'

/**
 * A filter for whoever goes through rows in an order and stops when there are enough (see docs/decisions/0025): what an
 * index finds or a column tells, and what has to be looked up for each row that is left.
 */
export interface Walk {
  swift: Sql
  slow: Sql
  /** Each in place of one part of what is slow, with what remains of it then. */
  few: readonly (Few & { rest: Sql })[]
}

/** Null where nothing in it has to be looked up elsewhere. */
export function walkOf<Row>(filter: BoundFilter<Row>): Walk | null {
  const parts = partsOf(filter)
  const slow = parts.filter(isSlow)
  if (!slow.length) return null
  return {
    swift: filterSql({ all: parts.filter((part) => !isSlow(part)) }),
    slow: eachSql({ all: slow }),
    few: slow.flatMap((part) => {
      const few = 'leaf' in part && !part.leaf.negated ? part.leaf.field.few?.(part.leaf.probe) : undefined
      return few ? [{ ...few, rest: eachSql({ all: slow.filter((each) => each !== part) }) }] : []
    }),
  }
}

const partsOf = <Row>(filter: BoundFilter<Row>): BoundFilter<Row>[] =>
  'all' in filter ? filter.all.flatMap(partsOf) : [filter]

function isSlow<Row>(filter: BoundFilter<Row>): boolean {
  if ('all' in filter) return filter.all.some(isSlow)
  if ('any' in filter) return filter.any.some(isSlow)
  return 'leaf' in filter && filter.leaf.field.each !== undefined
}

/** The same condition as `filterSql`, row by row. */
export function eachSql<Row>(filter: BoundFilter<Row>): Sql {
  if ('all' in filter) return filter.all.length ? sql`(${sql.join(filter.all.map(eachSql), sql` and `)})` : sql`true`
  if ('any' in filter) return filter.any.length ? sql`(${sql.join(filter.any.map(eachSql), sql` or `)})` : sql`false`
  if (!('leaf' in filter) || !filter.leaf.field.each) return filterSql(filter)
  const { field, probe, negated } = filter.leaf
  const holds = field.each?.(probe) ?? sql`false`
  return negated ? sql`(${holds}) is not true` : holds
}

const mostFew = 1000

/** What is slow, asked of the few alone that one part of it names; null where each names too many. */
export async function fewOf(scope: Scope, { few }: Walk): Promise<Sql | null> {
  for (const { of, ids, rest } of few) {
    const { rows } = await sql<{ id: string }>`${unprepared}
      select id from (${ids}) few limit ${sql.lit(mostFew + 1)}`.execute(scope.db)
    if (rows.length <= mostFew) return sql`${of} = any(${rows.map(({ id }) => id)}::uuid[]) and ${rest}`
  }
  return null
}
