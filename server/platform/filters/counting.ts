import { sql } from 'kysely'
import type { Filter } from '../../../contract/filters.ts'
import { unprepared } from '../db/database.ts'
import type { Scope } from '../scope.ts'
import type { BoundFilter } from './bind.ts'
import type { Sql } from './catalogue.ts'
import { isFresh, newerAfter, type Taken } from './fresh.ts'
import { boundFilters, type Noun, personalFilters } from './noun.ts'
import { filterSql } from './to-sql.ts'
import { fewOf, type Walk, walkOf } from './walk.ts'

const stopsAt = 999
const milliseconds = 200
/** For all filters of one request together; those left are told as they were last, and come first the next time. */
const budget = 1000
const remembered = 5000
const tookTooLong = '57014'

export interface Count {
  count: number | null
  more: boolean
  newerAfter?: number
}
export type CountFilters = (scope: Scope, filters: readonly Filter[]) => Promise<Count[]>

interface Keyed {
  key: string
  filter: Filter
}

/** Selects of what is counted. */
export interface Countable {
  /** What fulfils a condition. */
  rows(scope: Scope, condition: Sql): Sql
  /** Some of what fulfils both parts of a filter: those among so many rows that are found by the first. */
  some?(scope: Scope, walk: Walk): Sql
}

/**
 * Counts of filters, remembered by this process (see docs/decisions/0011): each is taken by a statement that stops at a
 * thousand rows and after a fifth of a second, and is told again until the log has news and it may be afforded.
 */
export function createCounting<Row>(noun: Noun<Row>, countable: Countable): CountFilters {
  const taken = new Map<string, Taken>()
  const remember = (key: string, count: Taken) => {
    taken.delete(key)
    taken.set(key, count)
    // The one untouched for longest stands first.
    if (taken.size > remembered) taken.delete(taken.keys().next().value ?? '')
  }

  async function takeAnew(scope: Scope, stale: readonly Keyed[], { stamp, settled }: Newest): Promise<void> {
    const begun = performance.now()
    const bound = await boundFilters(
      noun,
      scope,
      stale.map(({ filter }) => filter),
    )
    const lastOf = ({ key }: Keyed) => taken.get(key)?.at ?? 0
    for (const { key, filter } of stale.toSorted((one, other) => lastOf(one) - lastOf(other))) {
      const began = performance.now()
      if (began - begun > budget) return
      const before = taken.get(key)
      // Whoever asks meanwhile is told the last one, rather than counting beside us.
      if (before) remember(key, { ...before, at: Date.now() })
      const count = await countWithin(scope, countable, bound(filter))
      remember(key, { stamp: settled ? stamp : null, at: Date.now(), cost: performance.now() - began, count })
    }
  }

  return async (scope, filters) => {
    const isPersonal = await personalFilters(noun, scope)
    // Filters that ask the same share a count; what depends on who asks is counted for each.
    const keyed = filters.map((filter) => {
      const who = isPersonal(filter) ? (scope.actor.id ?? '') : ''
      return { filter, key: `${scope.workspaceId} ${who} ${JSON.stringify(filter)}` }
    })
    const newest = await newestOf(scope)
    const now = Date.now()
    const stale = keyed.filter(({ key }) => {
      const before = taken.get(key)
      return !before || !isFresh(before, newest.stamp, now)
    })
    if (stale.length) await takeAnew(scope, stale, newest)
    return keyed.map(({ key }) => told(taken.get(key), newest.stamp))
  }
}

function told(taken: Taken | undefined, stamp: number): Count {
  if (!taken) return { count: null, more: true, newerAfter: budget }
  const { count } = taken
  const after = newerAfter(taken, stamp, Date.now())
  return {
    count: count === null ? null : Math.min(count, stopsAt),
    more: count === null || count > stopsAt,
    ...(after === undefined ? {} : { newerAfter: after }),
  }
}

/** The newest transaction of the log, and whether none that began before it can still come. By events_workspace_log. */
interface Newest {
  stamp: number
  settled: boolean
}

async function newestOf(scope: Scope): Promise<Newest> {
  const { rows } = await sql<Newest>`
    select tx as stamp, log_horizon() > tx as settled
    from events where workspace_id = ${scope.workspaceId} order by tx desc, position desc limit 1`.execute(scope.db)
  return rows[0] ?? { stamp: 0, settled: true }
}

/** Null where it took too long: the savepoint is what lets the transaction go on after that. */
async function countWithin<Row>(scope: Scope, countable: Countable, filter: BoundFilter<Row>): Promise<number | null> {
  await sql`savepoint counting`.execute(scope.db)
  await sql`set local statement_timeout = ${sql.lit(milliseconds)}`.execute(scope.db)
  // A number beside a name is not worth a second processor.
  await sql`set local max_parallel_workers_per_gather = 0`.execute(scope.db)
  try {
    return await countSwiftly(scope, countable, filter)
  } catch (error) {
    if ((error as { code?: string }).code !== tookTooLong) throw error
    return null
  } finally {
    // Nothing was written; going back also gives the transaction its own timeout again.
    await sql`rollback to savepoint counting`.execute(scope.db)
  }
}

/** What is frequent is counted as soon as a thousand are met, what is named by few from their side, the rest as a whole. */
async function countSwiftly<Row>(scope: Scope, { rows, some }: Countable, filter: BoundFilter<Row>): Promise<number> {
  const walk = some ? walkOf(filter) : null
  if (!some || !walk) return counted(scope, rows(scope, filterSql(filter)))
  const met = await counted(scope, some(scope, walk))
  if (met > stopsAt) return met
  const few = await fewOf(scope, walk)
  return counted(scope, rows(scope, few ? sql`${walk.swift} and ${few}` : filterSql(filter)))
}

async function counted(scope: Scope, rows: Sql): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`${unprepared}
    select count(*)::int as count from (${rows} limit ${stopsAt + 1}) capped`.execute(scope.db)
  return found[0]?.count ?? 0
}
