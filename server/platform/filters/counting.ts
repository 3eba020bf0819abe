import { sql } from 'kysely'
import type { Filter } from '../../../contract/filters.ts'
import { unprepared } from '../db/database.ts'
import type { Scope } from '../scope.ts'
import type { Sql } from './catalogue.ts'
import { isFresh, newerAfter, type Taken } from './fresh.ts'
import { filterConditions, type Noun, personalFilters } from './noun.ts'

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

/**
 * Counts of filters, remembered by this process (see docs/decisions/0011): each is taken by a statement that stops at a
 * thousand rows and after a fifth of a second, and is told again until the log has news and it may be afforded. `rows` selects
 * what fulfils a condition.
 */
export function createCounting<Row>(noun: Noun<Row>, rows: (scope: Scope, condition: Sql) => Sql): CountFilters {
  const taken = new Map<string, Taken>()
  const remember = (key: string, count: Taken) => {
    taken.delete(key)
    taken.set(key, count)
    // The one untouched for longest stands first.
    if (taken.size > remembered) taken.delete(taken.keys().next().value ?? '')
  }

  async function takeAnew(scope: Scope, stale: readonly Keyed[], { stamp, settled }: Newest): Promise<void> {
    const begun = performance.now()
    const conditions = await filterConditions(
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
      const count = await countWithin(scope, rows(scope, conditions(filter)))
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
async function countWithin(scope: Scope, rows: Sql): Promise<number | null> {
  await sql`savepoint counting`.execute(scope.db)
  await sql`set local statement_timeout = ${sql.lit(milliseconds)}`.execute(scope.db)
  // A number beside a name is not worth a second processor.
  await sql`set local max_parallel_workers_per_gather = 0`.execute(scope.db)
  try {
    const counted = await sql<{ count: number }>`${unprepared}
      select count(*)::int as count from (${rows} limit ${stopsAt + 1}) capped`.execute(scope.db)
    return counted.rows[0]?.count ?? 0
  } catch (error) {
    if ((error as { code?: string }).code !== tookTooLong) throw error
    return null
  } finally {
    // Nothing was written; going back also gives the transaction its own timeout again.
    await sql`rollback to savepoint counting`.execute(scope.db)
  }
}
