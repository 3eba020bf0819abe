import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import { gathers, writeGathered } from './gathered.ts'
import { sideBySide } from './side-by-side.ts'

// Counts, positions and transaction numbers stay below 2^53, so 64-bit integers are plain numbers here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Every table of the product. Each `tables.ts` adds the ones it alone writes (declaration merging); all may read them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>

/**
 * Two roles of PostgreSQL stand behind every query. `tenant` sees the rows of one workspace (row-level security, on top
 * of the `workspace_id` in every query); `system` is for the few works that cross workspaces: finding the channel of an
 * address, reading the log, signing in.
 */
export interface Database {
  /** Runs `work` in one transaction as a tenant of `workspaceId`; rolls back when it throws. */
  within<T>(workspaceId: string, work: (db: Db) => Promise<T>): Promise<T>
  /** The same for reads: answers before the commit is confirmed, because there is nothing to lose. */
  reading<T>(workspaceId: string, work: (db: Db) => Promise<T>): Promise<T>
  /** One transaction over all workspaces. */
  across<T>(work: (db: Db, client: pg.PoolClient) => Promise<T>): Promise<T>
  /** Single statements over all workspaces. */
  system: Db
  /**
   * The next number of a kind in a workspace, taken by a transaction of its own: writers do not wait for each other until
   * they commit. What is rolled back leaves a hole. Not flushed by itself; the commit that uses the number flushes it too.
   */
  nextNumber(workspaceId: string, kind: string): Promise<number>
  /** The owner of the tables: migrations, jobs, listening. */
  owner: pg.Pool
  /** The pool behind `system`, for libraries that bring their own queries. */
  systemPool: pg.Pool
  close(): Promise<void>
}

export const tenantRole = 'kept_app'
export const systemRole = 'kept_system'

export function openDatabase(url: string, size: number): Database {
  const pool = (role: string | null, max: number, more = '') => {
    // Statements asked for side by side within one transaction leave together, in their order; the driver's types do
    // not know of it yet.
    const pipelined: object = { pipeline: true }
    const made = new pg.Pool({
      ...pipelined,
      connectionString: url,
      max,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 10_000,
      application_name: 'kept',
      ...(role ? { options: `-c role=${role}${more}` } : {}),
    })
    // A connection that dies while idle is replaced on the next query; the query that meets it says so.
    made.on('error', () => {})
    made.on('connect', (client) => void client.on('error', () => {}))
    return made
  }
  const tenants = pool(tenantRole, size)
  const systemPool = pool(systemRole, Math.max(4, Math.ceil(size / 2)))
  // Three connections of it are held for good: for listening, for leases and for jobs.
  const owner = pool(null, 4 + Math.ceil(size / 2))
  const numbers = pool(systemRole, 2, ' -c synchronous_commit=off')
  const begin = (workspaceId: string, mode: string) =>
    `begin ${mode}; set local kept.workspace_id = '${checkedUuid(workspaceId)}'`

  return {
    async within(workspaceId, work) {
      const client = await tenants.connect()
      try {
        const db = transaction(client)
        const result = await begunWith(client, begin(workspaceId, ''), () => work(db))
        await commit(client, db)
        client.release()
        return result
      } catch (error) {
        await endBadly(client)
        throw error
      }
    },
    async reading(workspaceId, work) {
      const client = await tenants.connect()
      try {
        const result = await begunWith(client, begin(workspaceId, 'read only'), () => work(bound(client)))
        client.query('commit').then(
          () => client.release(),
          (error) => client.release(error),
        )
        return result
      } catch (error) {
        await endBadly(client)
        throw error
      }
    },
    async across(work) {
      const client = await systemPool.connect()
      try {
        const db = transaction(client)
        const result = await begunWith(client, 'begin', () => work(db, client))
        await commit(client, db)
        client.release()
        return result
      } catch (error) {
        await endBadly(client)
        throw error
      }
    },
    system: new Kysely<Tables>({ dialect: poolDialect(systemPool) }),
    nextNumber: takeNumbers(numbers),
    owner,
    systemPool,
    close: async () => {
      await Promise.all([tenants.end(), systemPool.end(), numbers.end(), owner.end()])
    },
  }
}

/** Numbers of one kind that are asked for in one turn, as for the mails of a batch, are taken together. */
function takeNumbers(pool: pg.Pool): Database['nextNumber'] {
  type Asking = { give(number: number): void; fail(error: unknown): void }
  const asking = new Map<string, Asking[]>()
  const take = async (workspaceId: string, kind: string, count: number): Promise<number> => {
    const { rows } = await pool.query<{ last: number }>({
      name: 'next-numbers',
      text: `insert into numbers (workspace_id, kind, last) values ($1, $2, $3)
        on conflict (workspace_id, kind) do update set last = numbers.last + $3 returning last`,
      values: [workspaceId, kind, count],
    })
    return rows[0]?.last ?? 0
  }
  return (workspaceId, kind) =>
    new Promise((give, fail) => {
      const key = `${workspaceId} ${kind}`
      const together = asking.get(key)
      if (together) return void together.push({ give, fail })
      const all: Asking[] = [{ give, fail }]
      asking.set(key, all)
      setImmediate(() => {
        asking.delete(key)
        take(workspaceId, kind, all.length).then(
          (last) => {
            for (const [index, each] of all.entries()) each.give(last - all.length + 1 + index)
          },
          (error) => {
            for (const each of all) each.fail(error)
          },
        )
      })
    })
}

/**
 * `begin` leaves together with the first statement of `work`. Were it refused, that one would name no workspace and meet
 * the wall; what it answers does not count before `begin` has answered.
 */
async function begunWith<T>(client: pg.PoolClient, begin: string, work: () => Promise<T>): Promise<T> {
  gather(client)
  const begun = client.query(begin)
  const [, result] = await sideBySide([begun, work()])
  return result
}

/** What was gathered leaves together with the commit; where it is refused the commit is none. */
async function commit(client: pg.PoolClient, db: Db): Promise<void> {
  gather(client)
  await sideBySide([writeGathered(db), client.query('commit')])
}

async function endBadly(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch (lost) {
    client.release(lost as Error)
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
function checkedUuid(text: string): string {
  if (!uuid.test(text)) throw new Error('not a workspace id')
  return text
}

/** A Kysely bound to one connection that is already within a transaction. */
export const bound = (client: pg.PoolClient): Db =>
  new Kysely<Tables>({
    dialect: dialectOver(
      async () => connectionOver(client),
      async () => {},
    ),
  })

const transaction = (client: pg.PoolClient): Db => gathers(bound(client), connectionOver(client).executeQuery)

const poolDialect = (pool: pg.Pool): Dialect => {
  const clients = new WeakMap<DatabaseConnection, pg.PoolClient>()
  return dialectOver(
    async () => {
      const client = await pool.connect()
      const connection = connectionOver(client)
      clients.set(connection, client)
      return connection
    },
    async (connection) => clients.get(connection)?.release(),
  )
}

const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()

function dialectOver(
  acquire: () => Promise<DatabaseConnection>,
  release: (connection: DatabaseConnection) => Promise<void>,
): Dialect {
  const refuse = () => Promise.reject(new Error('transactions are begun by Database.within or Database.across'))
  return {
    createAdapter: () => adapter,
    createQueryCompiler: () => compiler,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: acquire,
      releaseConnection: release,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      destroy: async () => {},
    }),
  }
}

/** Statements that are asked in one turn leave in one packet; a system call each is felt when there are thousands a second. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (stream.writableCorked) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

function connectionOver(client: pg.PoolClient): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const name = statementName(query.sql)
      gather(client)
      const result = await client.query({ ...(name ? { name } : {}), text: query.sql, values: [...query.parameters] })
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    // biome-ignore lint/correctness/useYield: nothing here streams; COPY does, by the driver itself
    async *streamQuery() {
      throw new Error('not streamed: page through it')
    },
  }
}

// Statements are prepared under a name so that PostgreSQL plans them once a connection. The first 500 texts get names:
// the product has fewer, and texts that vary without end must not fill the server's memory.
const names = new Map<string, string>()
const unpreparedMark = '/* unprepared */'

/**
 * Put before a statement whose text varies without end, such as one with a filter in it: it takes no name, and PostgreSQL
 * plans it for its very values, which is what lets it use a partial index.
 */
export const unprepared = sql.raw(unpreparedMark)

function statementName(text: string): string | null {
  if (text.startsWith(unpreparedMark)) return null
  const known = names.get(text)
  if (known) return known
  if (names.size >= 500) return null
  const name = `k${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}
