import { ensureDemo } from '../demo/ensure.ts'
import { createApp, openGate } from './app.ts'
import { createDomains } from './domains/registry.ts'
import type { Config } from './platform/config/config.ts'
import { isLostDatabase } from './platform/db/lost.ts'
import { migrate } from './platform/db/migrate.ts'
import { startReactions } from './platform/events/reactions.ts'
import { startJobs } from './platform/jobs/jobs.ts'
import { openPlatform } from './platform/platform.ts'

export interface Wanted {
  databaseUrl: string
  only: 'web' | 'worker' | null
  demo: boolean
}

/** Builds Kept on a database: platform → domains → work → listen. What has to be ended is added to `stops` as it begins. */
export async function assemble(config: Config, wanted: Wanted, stops: (() => Promise<unknown>)[]): Promise<void> {
  const { databaseUrl, only, demo } = wanted
  await migrate(databaseUrl)
  const platform = await openPlatform(config, { databaseUrl, demo })
  stops.push(platform.close)
  if (demo) await ensureDemo({ databaseUrl, files: platform.files, now: new Date() })
  // A library that asked a database which was gone may have nobody to tell; its work is found again when that is back.
  process.on('unhandledRejection', (error) => {
    if (!isLostDatabase(error as Error)) throw error
    platform.log.warn({ err: error }, 'the database was away')
  })
  const { domains, reactions, jobs, findMember } = createDomains(platform)
  const gate = openGate(platform, findMember)
  platform.onMembersChanged(gate.forget)

  if (only !== 'web') {
    const worker = await startJobs(platform.database, jobs, config.jobsAtOnce, platform.log)
    stops.push(worker.stop)
    const hearing = startReactions(platform.database, platform.scopes, reactions, platform.log)
    stops.push(hearing.stop)
    for (const domain of domains) {
      const running = await domain.start?.()
      if (running) stops.push(running.stop)
    }
  }
  if (only !== 'worker') {
    const app = await createApp(platform, gate, domains)
    await app.listen({ host: config.host, port: config.port })
    stops.push(() => app.close())
  }
}
