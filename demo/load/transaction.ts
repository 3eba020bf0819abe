import pg from 'pg'
import { TABLES } from './tables.ts'

/** Somebody works here already; the demo goes only into an empty house. */
export class WorkspaceExists extends Error {
  constructor() {
    super('There is a workspace already; the demo is loaded only into an empty database.')
  }
}

export async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kept demo' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * One transaction of the owner in which rows may be copied in: all of it is there afterwards or nothing. COPY is not
 * allowed where row-level policies bind the owner too, so they are lifted until just before the commit.
 */
export async function inOneGo<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  const guarded = TABLES.filter((table) => table !== 'auth_users' && table !== 'past_events')
  const bind = async (how: string) => {
    for (const table of guarded) await client.query(`alter table ${table} ${how} row level security`)
  }
  await client.query('begin')
  try {
    await bind('no force')
    const result = await work()
    await bind('force')
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Throws WorkspaceExists unless the database is empty; only one of several callers at a time gets past it. */
export async function requireEmpty(client: pg.Client): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('kept.set-up'))`)
  if (!(await isEmpty(client))) throw new WorkspaceExists()
}

export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from workspaces limit 1')
  return rowCount === 0
}
