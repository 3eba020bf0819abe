import type { Job } from '../../../contract/platform.ts'
import type { Database } from '../db/database.ts'
import { found, problem } from '../http/problem.ts'

interface JobRow {
  id: string
  name: string
  attempts: number
  max_attempts: number
  dead: boolean
  reason: string | null
  run_at: Date
  created_at: Date
  payload: Record<string, unknown>
}

// The queue knows no workspaces; each job says in its payload whose it is. Only jobs that have failed can be seen.
const failed = `select job.id::text, task.identifier as name, job.attempts, job.max_attempts,
    job.attempts >= job.max_attempts as dead, job.last_error as reason, job.run_at, job.created_at, job.payload
  from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where job.payload->>'workspaceId' = $1 and job.last_error is not null and job.locked_at is null`

const asJob = ({ max_attempts, run_at, created_at, ...row }: JobRow): Job => ({
  ...row,
  maxAttempts: max_attempts,
  runAt: run_at.toISOString(),
  createdAt: created_at.toISOString(),
})

/** Dead ones first, then the next to be tried; 200 at most. */
export async function failedJobs(database: Database, workspaceId: string, dead?: boolean): Promise<Job[]> {
  const { rows } = await database.owner.query<JobRow>(
    `${failed} and ($2::boolean is null or (job.attempts >= job.max_attempts) = $2) order by dead desc, run_at, job.id limit 200`,
    [workspaceId, dead ?? null],
  )
  return rows.map(asJob)
}

/** Throws not-found for another workspace's job, and for one that never failed. */
async function failedJob(database: Database, workspaceId: string, id: string): Promise<Job> {
  const { rows } = await database.owner.query<JobRow>(`${failed} and job.id = $2`, [workspaceId, id])
  return asJob(found(rows[0]))
}

/** As if it had never been tried. */
export async function retryJobNow(database: Database, workspaceId: string, id: string, now: Date): Promise<Job> {
  const job = await failedJob(database, workspaceId, id)
  await database.owner.query('select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := $2, attempts := 0)', [
    id,
    now,
  ])
  return { ...job, attempts: 0, dead: false, runAt: now.toISOString() }
}

/** Throws not-in-this-state for a job that will still be tried. */
export async function giveJobUp(database: Database, workspaceId: string, id: string): Promise<void> {
  const job = await failedJob(database, workspaceId, id)
  if (!job.dead) throw problem('not-in-this-state', { detail: 'It is still tried by itself.' })
  await database.owner.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id])
}
