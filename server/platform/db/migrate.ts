import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { systemRole, tenantRole } from './database.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** A step of the database's history that differs from the file it was made from, or a server that cannot be used. */
export class MigrationError extends Error {}

/**
 * Brings the database to the newest step, in order, each in its own transaction; safe to run from many processes at
 * once. Returns the names of the steps done now.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'kept migrate' })
  await client.connect()
  try {
    await checkServer(client)
    await client.query('select pg_advisory_lock(20261121)')
    if (!(await schemaIsThere(client, 'graphile_worker'))) await runMigrations({ connectionString: url })
    await ensureRoles(client)
    await client.query(
      'create table if not exists migrations (name text primary key, checksum text not null, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')
    const done = new Map(rows.map((row) => [row.name, row.checksum]))
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    const ran: string[] = []
    for (const name of files) {
      const sql = readFileSync(new URL(name, folder), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      const known = done.get(name)
      if (known && known !== checksum)
        throw new MigrationError(`The step ${name} was changed after this database had taken it.`)
      if (known) continue
      await step(client, name, sql, checksum)
      ran.push(name)
    }
    return ran
  } finally {
    await client.end()
  }
}

async function step(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`The step ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000)
    throw new MigrationError(`Kept needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`)
}

async function schemaIsThere(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [name])
  return Boolean(rowCount)
}

/** Roles belong to the server, not to one database: another database or process may make them at the same moment. */
async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of [tenantRole, systemRole]) {
    try {
      await client.query(`do $$ begin
        if not exists (select 1 from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
        if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
      exception when duplicate_object or unique_violation then null; end $$`)
    } catch (error) {
      throw new MigrationError(
        `The database user may not make the role ${role}; let an administrator run: create role ${role} nologin; grant ${role} to the user of DATABASE_URL. (${(error as Error).message})`,
        { cause: error },
      )
    }
  }
}
