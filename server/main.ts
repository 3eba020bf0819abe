import { parseArgs } from 'node:util'
import { ensureDemo } from '../demo/ensure.ts'
import { createApp, openGate } from './app.ts'
import { createDomains } from './domains/registry.ts'
import { type Config, ConfigError, readConfig } from './platform/config/config.ts'
import { ensureDatabase, startEmbeddedPostgres, type Watch } from './platform/db/embedded.ts'
import { isLostDatabase } from './platform/db/lost.ts'
import { migrate } from './platform/db/migrate.ts'
import { startReactions } from './platform/events/reactions.ts'
import { startJobs } from './platform/jobs/jobs.ts'
import { createLog } from './platform/log/log.ts'
import { openPlatform } from './platform/platform.ts'

/** The only file that builds things: config → database → platform → domains → listen. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, empty: { type: 'boolean', default: false } } })
  if (values.only && !['web', 'worker'].includes(values.only)) throw new ConfigError('--only takes web or worker.')
  const config = readConfig()
  const stops: (() => Promise<unknown>)[] = []
  const stop = stopOnce(stops)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0))

  const embedded = config.database.url ? null : await startEmbeddedPostgres(config.dataFolder, watchOver(config, stop))
  if (embedded) stops.push(embedded.stop)
  const databaseUrl = config.database.url ?? embedded?.url ?? ''
  if (embedded) await ensureDatabase(databaseUrl)
  await migrate(databaseUrl)

  const platform = await openPlatform(config, { databaseUrl, demo: !values.empty })
  stops.push(platform.close)
  if (platform.demo) await ensureDemo({ databaseUrl, files: platform.files, now: new Date() })
  // A library that asked a database which was gone may have nobody to tell; its work is found again when that is back.
  process.on('unhandledRejection', (error) => {
    if (!isLostDatabase(error as Error)) throw error
    platform.log.warn({ err: error }, 'the database was away')
  })
  const { domains, reactions, jobs, findMember } = createDomains(platform)
  const gate = openGate(platform, findMember)
  platform.onMembersChanged(gate.forget)

  if (values.only !== 'web') {
    const worker = await startJobs(platform.database, jobs, config.jobsAtOnce, platform.log)
    stops.push(worker.stop)
    const hearing = startReactions(platform.database, platform.scopes, reactions, platform.log)
    stops.push(hearing.stop)
    for (const domain of domains) {
      const running = await domain.start?.()
      if (running) stops.push(running.stop)
    }
  }
  if (values.only !== 'worker') {
    const app = await createApp(platform, gate, domains)
    await app.listen({ host: config.host, port: config.port })
    stops.push(() => app.close())
    // Plain words for the person at the terminal; the log goes on in JSON.
    process.stdout.write(`\n  Kept is ready: ${config.url}\n  Ctrl-C ends it.\n\n`)
  }
}

/** A database that goes is news, not the end: what is asked meanwhile is answered with 503, and work goes on when it is back. */
function watchOver(config: Config, stop: (code: number) => Promise<void>): Watch {
  const log = createLog(config.logLevel)
  return {
    lost: (reason) => log.error(`PostgreSQL ended by itself (${reason}); starting it again.`),
    back: () => log.info('PostgreSQL is back.'),
    givenUp: (error) => {
      log.fatal({ err: error }, 'PostgreSQL could not be started again; Kept ends.')
      void stop(1)
    },
  }
}

/** Stops in the opposite order of the start, once; a second Ctrl-C does not wait. */
function stopOnce(stops: (() => Promise<unknown>)[]) {
  const stop = async (code: number) => {
    if (stop.begun) return
    stop.begun = true
    setTimeout(() => process.exit(code || 1), 20_000).unref()
    for (const each of stops.toReversed())
      await each().catch((error) => process.stderr.write(`${(error as Error).message}\n`))
    process.exit(code)
  }
  stop.begun = false
  return stop
}

start().catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`\n  Kept did not start. ${sentence(error)}\n\n`)
  process.exit(1)
})

function sentence(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${error.port} is in use; end what uses it, or set KEPT_PORT (KEPT_SMTP_PORT for mail) to another one.`
  if (error.code === 'EACCES')
    return `It may not use ${error.path ?? `port ${error.port}`}; choose a port above 1023 or change who may write there.`
  return error.message
}
