import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createApp, openGate } from '../app.ts'
import { createDomains, type Registered } from '../domains/registry.ts'
import { readConfig } from '../platform/config/config.ts'
import { hearBatch } from '../platform/events/reactions.ts'
import { openPlatform, type Platform } from '../platform/platform.ts'
import { createClock, type TestClock } from './clock.ts'
import { runDueJobs } from './run-jobs.ts'
import { freshDatabase } from './test-database.ts'

/**
 * The whole server on a database of its own, without listening: requests are handed to it directly. Reactions and jobs
 * run when a test says `settle()`, so that nothing depends on waiting.
 */
export interface TestApp {
  app: FastifyInstance
  platform: Platform
  registered: Registered
  clock: TestClock
  databaseUrl: string
  /** Hears all events and runs all jobs that are due by the test's clock, until there is nothing left to do. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** `settings` may name a database and a data folder that are there already, as after a restore. */
export async function openTestApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const dataFolder = settings.KEPT_DATA ?? mkdtempSync(join(tmpdir(), 'kept-data-'))
  const databaseUrl = settings.DATABASE_URL ?? (await freshDatabase())
  const config = readConfig({
    KEPT_DATA: dataFolder,
    KEPT_URL: 'http://localhost:4040',
    KEPT_LOG: 'silent',
    KEPT_DATABASE_POOL: '4',
    KEPT_SMTP_PORT: '0',
    KEPT_DNS: 'off',
    KEPT_REQUESTS_PER_MINUTE: '1000000',
    KEPT_ALLOW_PRIVATE_ADDRESSES: 'true',
    DATABASE_URL: databaseUrl,
    ...settings,
  })
  const clock = createClock()
  const platform = await openPlatform(config, { databaseUrl, now: clock.now })
  const registered = createDomains(platform)
  const gate = openGate(platform, registered.findMember)
  platform.onMembersChanged(gate.forget)
  // The readers begin at the end of the log; here that is the beginning.
  await hearBatch(platform.database, platform.scopes, registered.reactions, platform.log)
  const app = await createApp(platform, gate, registered.domains)
  await app.ready()
  return {
    app,
    platform,
    registered,
    clock,
    databaseUrl,
    async settle() {
      for (let quiet = false; !quiet; ) {
        const heard = await hearBatch(platform.database, platform.scopes, registered.reactions, platform.log)
        const ran = await runDueJobs(platform.database, registered.jobs, clock.now())
        quiet = heard === 0 && ran === 0 && !(await isBehind(platform.database))
      }
    },
    async close() {
      await app.close()
      await platform.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/**
 * Is there an event that could not be heard yet? The horizon is one for the whole server: a transaction of another test's
 * database holds it back for a moment.
 */
async function isBehind(database: Platform['database']): Promise<boolean> {
  const { rows } = await database.owner.query<{ behind: boolean }>(
    `select exists (select 1 from events join readers on readers.name = 'reactions' where (events.tx, events.position) > (readers.tx, readers.position)) as behind`,
  )
  return rows[0]?.behind ?? false
}
