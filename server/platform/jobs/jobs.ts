import { EventEmitter } from 'node:events'
import { Logger as GraphileLogger, parseCronItems, run, type Task, type WorkerEvents } from 'graphile-worker'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Database } from '../db/database.ts'
import { startRescue } from './rescue.ts'

/** Work for later or by the clock. The payload is checked when it runs: a job may be older than the code. */
export interface Job<Payload = unknown> {
  name: string
  payload: z.ZodType<Payload>
  /** Cron line in UTC, where the clock starts it; the payload is then {}. */
  schedule?: string
  run(payload: Payload, about: { attempt: number; lastAttempt: boolean }): Promise<void>
}

export const defineJob = <Payload>(job: Job<Payload>): Job<never> => job as Job<never>

/** Runs the jobs of the queue until stopped. `concurrency`: how many at a time in this process. */
export async function startJobs(database: Database, jobs: readonly Job<never>[], concurrency: number, log: Logger) {
  const running = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  const rescue = startRescue(database, running, log)
  events.on('pool:create', ({ workerPool }) => rescue.known(workerPool.id))
  const runner = await run({
    pgPool: database.owner,
    events,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(job, running, log)])),
    // Lines of text would not take names with a dot.
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) =>
        job.schedule ? [{ task: job.name, match: job.schedule, options: { backfillPeriod: 0 } }] : [],
      ),
    ),
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: new GraphileLogger(() => (level, message) => {
      if (level === 'error') log.error(message)
      else log.debug(message)
    }),
  })
  return {
    async stop() {
      await runner.stop()
      await rescue.stop()
    },
  }
}

function taskOf(job: Job<never>, running: Set<string>, log: Logger): Task {
  return async (payload, helpers) => {
    const parsed = job.payload.safeParse(payload)
    if (!parsed.success) throw new Error(`the payload of ${job.name} is not what it takes: ${parsed.error.message}`)
    const { id, attempts, max_attempts } = helpers.job
    running.add(String(id))
    try {
      await job.run(parsed.data, { attempt: attempts, lastAttempt: attempts >= max_attempts })
    } catch (error) {
      log.warn({ err: error, job: job.name, attempt: attempts }, 'a job failed')
      throw error
    } finally {
      running.delete(String(id))
    }
  }
}
