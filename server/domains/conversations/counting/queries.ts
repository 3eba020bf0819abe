import { sql } from 'kysely'
import type { Filter } from '../../../../contract/filters.ts'
import { unprepared } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'
import type { Scope } from '../../../platform/scope.ts'
import { filterConditions, isPersonal } from '../filtering/queries.ts'
import { living } from '../rules.ts'
import { listVisibleViews, readyMadeFilters } from '../views/queries.ts'
import { isFresh, type Taken } from './rules.ts'

const stopsAt = 999
const milliseconds = 200
/** For all views of one request together; those left are told as they were last, and come first the next time. */
const budget = 1000
const remembered = 5000
const tookTooLong = '57014'

export interface ViewCount {
  id: string
  count: number | null
  more: boolean
}

/**
 * Counts of views, remembered by this process (see docs/decisions/0011): each is taken by a statement that stops at a
 * thousand rows and after a fifth of a second, and is told again until the log has news and it may be afforded.
 */
export function createCounting(): (scope: Scope) => Promise<ViewCount[]> {
  const taken = new Map<string, Taken>()

  const remember = (key: string, count: Taken) => {
    taken.delete(key)
    taken.set(key, count)
    // The one untouched for longest stands first.
    if (taken.size > remembered) taken.delete(taken.keys().next().value ?? '')
  }

  async function takeAnew(scope: Scope, stale: readonly Keyed[], stamp: number): Promise<void> {
    const begun = performance.now()
    const conditions = await filterConditions(
      scope,
      stale.map(({ filter }) => filter),
    )
    const lastOf = ({ key }: Keyed) => taken.get(key)?.at ?? 0
    for (const { key, filter } of stale.toSorted((one, other) => lastOf(one) - lastOf(other))) {
      const began = performance.now()
      if (began - begun > budget) return
      const before = taken.get(key)
      // Whoever asks meanwhile is told the last one, rather than counting beside us.
      if (before) remember(key, { ...before, stamp, at: Date.now() })
      const count = await countWithin(scope, conditions(filter))
      remember(key, { stamp, at: Date.now(), cost: performance.now() - began, count })
    }
  }

  return async (scope) => {
    const views = [...(await listVisibleViews(scope)), ...(await readyMadeFilters(scope))]
    const keyed = views.map(({ id, filter }) => ({ id, filter, key: keyOf(scope, filter) }))
    const stamp = await newestEvent(scope)
    const now = Date.now()
    const stale = keyed.filter(({ key }) => {
      const before = taken.get(key)
      return !before || !isFresh(before, stamp, now)
    })
    if (stale.length) await takeAnew(scope, stale, stamp)
    return keyed.map(({ id, key }) => told(id, taken.get(key)?.count ?? null))
  }
}

interface Keyed {
  key: string
  filter: Filter
}

/** Views that ask the same share a count; what depends on who asks is counted for each. */
function keyOf(scope: Scope, filter: Filter): string {
  const who = isPersonal(scope, filter) ? (scope.actor.id ?? '') : ''
  return `${scope.workspaceId} ${who} ${JSON.stringify(filter)}`
}

const told = (id: string, count: number | null): ViewCount => ({
  id,
  count: count === null ? null : Math.min(count, stopsAt),
  more: count === null || count > stopsAt,
})

async function newestEvent(scope: Scope): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select position from events where workspace_id = ${scope.workspaceId} order by position desc limit 1`.execute(
    scope.db,
  )
  return rows[0]?.position ?? 0
}

/** Null where it took too long: the savepoint is what lets the transaction go on after that. */
async function countWithin(scope: Scope, condition: Sql): Promise<number | null> {
  await sql`savepoint counting`.execute(scope.db)
  await sql`set local statement_timeout = ${sql.lit(milliseconds)}`.execute(scope.db)
  // A number beside a name is not worth a second processor.
  await sql`set local max_parallel_workers_per_gather = 0`.execute(scope.db)
  try {
    const { rows } = await sql<{ count: number }>`${unprepared}
      select count(*)::int as count from (select from conversations c
        where c.workspace_id = ${scope.workspaceId} and ${sql.raw(living)} and ${condition} limit ${stopsAt + 1}) capped`.execute(
      scope.db,
    )
    return rows[0]?.count ?? 0
  } catch (error) {
    if ((error as { code?: string }).code !== tookTooLong) throw error
    return null
  } finally {
    // Nothing was written; going back also gives the transaction its own timeout again.
    await sql`rollback to savepoint counting`.execute(scope.db)
  }
}
