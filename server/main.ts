import { parseArgs } from 'node:util'
import { type Config, ConfigError, readConfig } from './platform/config/config.ts'
import { ensureDatabase, startEmbeddedPostgres, type Watch } from './platform/db/embedded.ts'
import { createLog } from './platform/log/log.ts'

/** Begins and ends: settings → database → everything else (assemble.ts), which is loaded while PostgreSQL starts. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, empty: { type: 'boolean', default: false } } })
  const { only = null } = values
  if (only !== null && only !== 'web' && only !== 'worker') throw new ConfigError('--only takes web or worker.')
  const config = readConfig()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0))

  const assembling = import('./assemble.ts')
  const databaseUrl = config.database.url ?? (await embeddedDatabase(config))
  const { assemble } = await assembling
  await assemble(config, { databaseUrl, only, demo: !values.empty }, stops)
  // Plain words for the person at the terminal; the log goes on in JSON.
  if (only !== 'worker') process.stdout.write(`\n  Kept is ready: ${config.url}\n  Ctrl-C ends it.\n\n`)
}

async function embeddedDatabase(config: Config): Promise<string> {
  const starting = startEmbeddedPostgres(config.dataFolder, watchOver(config))
  // Known before it has started: a Ctrl-C meanwhile must not leave it behind.
  stops.push(async () => {
    const embedded = await starting.catch(() => null)
    await embedded?.stop()
  })
  const { url } = await starting
  await ensureDatabase(url)
  return url
}

/** A database that goes is news, not the end: what is asked meanwhile is answered with 503, and work goes on when it is back. */
function watchOver(config: Config): Watch {
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

const stops: (() => Promise<unknown>)[] = []
let stopping = false

/** Stops in the opposite order of the start, once; after twenty seconds without waiting. */
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(code || 1), 20_000).unref()
  for (const each of stops.toReversed())
    await each().catch((error) => process.stderr.write(`${(error as Error).message}\n`))
  process.exit(code)
}

start().catch((error: NodeJS.ErrnoException) => {
  if (!stopping) process.stderr.write(`\n  Kept did not start. ${sentence(error)}\n\n`)
  return stop(1)
})

function sentence(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${error.port} is in use; end what uses it, or set KEPT_PORT (KEPT_SMTP_PORT for mail) to another one.`
  if (error.code === 'EACCES')
    return `It may not use ${error.path ?? `port ${error.port}`}; choose a port above 1023 or change who may write there.`
  return error.message
}
