import { createReadStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Config } from '../platform/config/config.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openFiles } from '../platform/files/files.ts'
import type { BackupManifest } from './backup.ts'
import { columnsOf, tablesInOrder } from './tables.ts'

/** Puts a backup into an empty database and data folder; all of it or nothing. */
export async function restore(databaseUrl: string, config: Config, source: string): Promise<BackupManifest> {
  const folder = resolve(source)
  const manifest = await readManifest(folder)
  await migrate(databaseUrl)
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kept restore' })
  await client.connect()
  try {
    await client.query('begin')
    await refuseStrangers(client, manifest)
    const tables = await tablesInOrder(client)
    // What triggers wrote stands in the backup too: nothing may write it a second time.
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
    for (const table of tables) await copyIn(client, folder, table)
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    await goOnCounting(client)
    await putFiles(config, folder)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
  await writeFile(join(config.dataFolder, 'secret'), await readFile(join(folder, 'secret')), { mode: 0o600 })
  return manifest
}

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  } catch (error) {
    throw new Error(`${folder} is no whole backup of Kept: it has no manifest.json that can be read.`, { cause: error })
  }
}

/** A backup fits the version that made it; and what is there must not be overwritten. */
async function refuseStrangers(client: pg.Client, manifest: BackupManifest): Promise<void> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations order by name',
  )
  if (JSON.stringify(rows) !== JSON.stringify(manifest.migrations)) {
    throw new Error('The backup was made by another version of Kept; restore it with that version, then upgrade.')
  }
  const { rows: there } = await client.query<{ count: number }>('select count(*)::int as count from workspaces')
  if (there[0]?.count) throw new Error('There is a workspace in this database; restore into an empty one.')
  // Migrating notes which cron lines it knows; the backup brings its own.
  await client.query(
    'delete from graphile_worker._private_known_crontabs; delete from graphile_worker._private_jobs; delete from graphile_worker._private_job_queues; delete from graphile_worker._private_tasks',
  )
}

async function copyIn(client: pg.Client, folder: string, table: string): Promise<void> {
  const copy = client.query(copyFrom(`copy ${table} (${await columnsOf(client, table)}) from stdin`))
  await pipeline(createReadStream(join(folder, 'tables', `${table}.gz`)), createGunzip(), copy)
}

/** Sequences go on after the newest row, and the log's order goes on after the newest transaction of the old server. */
async function goOnCounting(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) as sequence,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table", quote_ident(a.attname) as "column"
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r' and a.attidentity <> ''`,
  )
  for (const { sequence, table, column } of rows)
    await client.query(`select setval($1, coalesce((select max(${column}) from ${table}), 0) + 1, false)`, [sequence])
  await client.query(
    `update log_shift set shift = greatest(0, coalesce((select max(tx) from events), 0) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint)`,
  )
}

async function putFiles(config: Config, folder: string): Promise<void> {
  const files = await openFiles(config)
  const root = join(folder, 'files')
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of found) {
    if (!entry.isFile()) continue
    const workspaceId = entry.parentPath.slice(root.length + 1).split(/[\\/]/)[0] ?? ''
    await files.put(workspaceId, await readFile(join(entry.parentPath, entry.name)))
  }
}
