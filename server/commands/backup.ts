import { createWriteStream } from 'node:fs'
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Config } from '../platform/config/config.ts'
import { openFiles } from '../platform/files/files.ts'
import { columnsOf, tablesInOrder } from './tables.ts'

export interface BackupManifest {
  format: 1
  at: string
  migrations: { name: string; checksum: string }[]
  tables: { name: string; rows: number }[]
  files: number
}

/**
 * Writes everything into a new folder while Kept may go on: all tables in one snapshot, then the files they name (files are
 * never changed, so those of the snapshot are there), and the secret without which stored passwords cannot be read.
 */
export async function backup(databaseUrl: string, config: Config, target: string): Promise<BackupManifest> {
  const folder = resolve(target)
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kept backup' })
  await client.connect()
  try {
    await refuseNothing(client)
    await mkdir(join(folder, 'tables'), { recursive: true })
    if ((await readdir(folder)).length > 1) throw new Error(`${folder} is not empty; give a new folder.`)
    await client.query('begin isolation level repeatable read read only')
    const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migrations order by name',
    )
    const tables: BackupManifest['tables'] = []
    for (const name of await tablesInOrder(client)) tables.push({ name, rows: await copyOut(client, folder, name) })
    const files = await copyFiles(client, config, folder)
    await client.query('commit')
    const manifest: BackupManifest = { format: 1, at: new Date().toISOString(), migrations, tables, files }
    await writeFile(join(folder, 'secret'), `${config.secret}\n`, { mode: 0o600 })
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    return manifest
  } finally {
    await client.end()
  }
}

async function refuseNothing(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.workspaces') is not null as there`,
  )
  if (!rows[0]?.there) throw new Error('There is nothing to back up: Kept has never run with this database.')
}

async function copyOut(client: pg.Client, folder: string, table: string): Promise<number> {
  const copy = client.query(copyTo(`copy (select ${await columnsOf(client, table)} from ${table}) to stdout`))
  await pipeline(copy, createGzip({ level: 4 }), createWriteStream(join(folder, 'tables', `${table}.gz`)))
  return copy.rowCount
}

async function copyFiles(client: pg.Client, config: Config, folder: string): Promise<number> {
  if (!config.s3) {
    const source = join(config.dataFolder, 'files')
    await cp(source, join(folder, 'files'), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  const { rows } = await client.query<{ workspace_id: string; hash: string }>(
    'select workspace_id, hash from raw_mails union select workspace_id, hash from attachments',
  )
  if (!config.s3) return rows.length
  const files = await openFiles(config)
  for (const { workspace_id, hash } of rows) {
    const place = join(folder, 'files', workspace_id, hash.slice(0, 2))
    await mkdir(place, { recursive: true })
    await writeFile(join(place, hash), await files.get(workspace_id, hash))
  }
  return rows.length
}
