import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createDatabase } from '../platform/db/create-database.ts'
import { startEmbeddedPostgres } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server with a migrated template database to copy. */
    databaseServer: string
    template: string
  }
}

/**
 * One PostgreSQL for the run: the embedded one, or the server of KEPT_TEST_DATABASE_URL. It is migrated once into a
 * template, of which each worker's database is a copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.KEPT_TEST_DATABASE_URL
  const folder = given ? null : mkdtempSync(join(tmpdir(), 'kept-test-'))
  const embedded = folder ? await startEmbeddedPostgres(folder) : null
  const server = given ?? embedded?.url.replace(/\/kept$/, '/postgres') ?? ''
  // Two projects of one run set up in one process, perhaps on one server.
  const template = `kept_test_${process.pid}_${randomBytes(3).toString('hex')}`
  await withServer(server, (client) => createDatabase(client, template))
  const url = new URL(server)
  url.pathname = `/${template}`
  await migrate(url.href)
  project.provide('databaseServer', server)
  project.provide('template', template)
  return async () => {
    await dropAll(server, template)
    await embedded?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

/** Several at a time: each waits for a checkpoint, which then serves them all. */
async function dropAll(server: string, template: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: server, max: 8 })
  try {
    const { rows } = await pool.query<{ datname: string }>('select datname from pg_database where datname like $1', [
      `${template}%`,
    ])
    await Promise.all(rows.map(({ datname }) => pool.query(`drop database if exists ${datname} with (force)`)))
  } finally {
    await pool.end()
  }
}

async function withServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
