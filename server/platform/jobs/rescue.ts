import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { openLeases } from '../db/leases.ts'

const every = 10_000

/**
 * Jobs that nobody does any more although the queue believes so: those of a process that was killed, and our own whose end
 * could not be noted because the database was away. The queue itself would give them four hours; here it is some seconds.
 * A pool of workers is alive as long as its process holds the lease of its name.
 */
export function startRescue(database: Database, running: ReadonlySet<string>, log: Logger) {
  const leases = openLeases(database)
  let own: string | null = null

  async function rescue(): Promise<void> {
    if (own) await leases.take(leaseOf(own))
    const { rows } = await database.owner.query<{ id: string; locked_by: string }>(
      `select id::text, locked_by from graphile_worker._private_jobs where locked_at < now() - interval '10 seconds'`,
    )
    const dead = new Set<string>()
    for (const pool of new Set(rows.map((row) => row.locked_by))) {
      if (pool !== own && !(await leases.isTaken(leaseOf(pool)))) dead.add(pool)
    }
    const lost = rows.filter((row) => dead.has(row.locked_by) || (row.locked_by === own && !running.has(row.id)))
    if (!lost.length) return
    log.info({ jobs: lost.map((row) => row.id) }, 'jobs without a process go back into the queue')
    const ids = lost.map((row) => row.id)
    await database.owner.query(
      `with freed as (update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = any($1::bigint[]) returning job_queue_id)
       update graphile_worker._private_job_queues set locked_at = null, locked_by = null where id in (select job_queue_id from freed)`,
      [ids],
    )
  }

  const attempt = () => void rescue().catch((error) => log.debug({ err: error }, 'no look at the jobs this time'))
  const timer = setInterval(attempt, every)
  leases.onLost(attempt)
  return {
    known(pool: string): void {
      own = pool
      attempt()
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      await leases.close()
    },
  }
}

const leaseOf = (pool: string): string => `jobs:${pool}`
