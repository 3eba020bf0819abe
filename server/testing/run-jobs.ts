import type { Database } from '../platform/db/database.ts'
import type { Job } from '../platform/jobs/jobs.ts'

interface Waiting {
  id: string
  task_identifier: string
  attempts: number
  max_attempts: number
}

/** Runs every job that is due by `now`, oldest first, as the worker would: done jobs go, failed ones count an attempt. */
export async function runDueJobs(database: Database, jobs: readonly Job<never>[], now: Date): Promise<number> {
  const { rows } = await database.owner.query<Waiting>(
    'select id, task_identifier, attempts, max_attempts from graphile_worker.jobs where run_at <= $1 and attempts < max_attempts order by run_at, id',
    [now],
  )
  for (const row of rows) await runJob(database, jobs, row)
  return rows.length
}

async function runJob(database: Database, jobs: readonly Job<never>[], row: Waiting): Promise<void> {
  const job = jobs.find((each) => each.name === row.task_identifier)
  if (!job) throw new Error(`no domain knows the job ${row.task_identifier}`)
  const { rows } = await database.owner.query<{ payload: unknown }>(
    // Locked while it runs, as the worker does: a job that adds its own successor under one key does not meet itself.
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'test' where id = $1 returning payload`,
    [row.id],
  )
  const attempt = Number(row.attempts) + 1
  try {
    await job.run(job.payload.parse(rows[0]?.payload), { attempt, lastAttempt: attempt >= row.max_attempts })
    await database.owner.query('delete from graphile_worker._private_jobs where id = $1', [row.id])
  } catch (error) {
    // The next attempt is an hour away, so that a test has to ask for it by moving its clock.
    await database.owner.query(
      `update graphile_worker._private_jobs set attempts = attempts + 1, last_error = $2,
         run_at = now() + interval '1 hour', locked_at = null, locked_by = null where id = $1`,
      [row.id, (error as Error).message],
    )
  }
}
