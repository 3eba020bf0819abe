import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

export interface JobOptions {
  /** One job a key: adding it again replaces the one that waits. */
  key?: string
  /** Jobs of one queue run one after another. */
  queue?: string
  runAt?: Date
  maxAttempts?: number
}

/** Adds a job in the transaction of `db`: it runs if, and only if, that commits. */
export async function addJob(
  db: Db,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select add_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.queue ?? null}, ${options.runAt ?? null}, ${options.maxAttempts ?? 12})`.execute(
    db,
  )
}
