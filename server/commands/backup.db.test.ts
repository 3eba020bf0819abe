import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Config, readConfig } from '../platform/config/config.ts'
import { ensureDatabase, startEmbeddedPostgres } from '../platform/db/embedded.ts'
import { hearBatch } from '../platform/events/reactions.ts'
import { anotherWorkspace, type SignedInMember, signedIn } from '../testing/factories.ts'
import { populate } from '../testing/populate.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { freshDatabase } from '../testing/test-database.ts'
import { openTrackerServer, type TrackerServer } from '../testing/tracker-server.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-backup-'))
const copy = join(folder, 'copy')
let testApp: TestApp
let trackerServer: TrackerServer
let config: Config
let admin: SignedInMember
let before: Everything

beforeAll(async () => {
  const KEPT_DATA = join(folder, 'first')
  testApp = await openTestApp({ KEPT_DATA })
  trackerServer = await openTrackerServer()
  config = readConfig({ KEPT_DATA })
  admin = await signedIn(testApp)
  await populate(testApp, admin, trackerServer)
  await populate(testApp, await anotherWorkspace(testApp), trackerServer)
  const secret = { host: '127.0.0.1', port: 9, security: 'none', user: 'us', password: 'a secret' }
  await admin.request('POST', '/channels', { body: { name: 'Sends', address: 'sends@kept.example', smtp: secret } })
  await testApp.settle()
  before = await everything(testApp.databaseUrl, config)
  await backup(testApp.databaseUrl, config, copy)
})
afterAll(async () => {
  await testApp.close()
  await trackerServer.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Everything {
  tables: Map<string, string[]>
  files: Map<string, string>
}

/** Each row of each table as text, however the table is called, and each file with its bytes. */
async function everything(url: string, { dataFolder }: Config): Promise<Everything> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Each server writes times in its own zone; here they are compared as text.
  await client.query(`set time zone 'UTC'`)
  const { rows: names } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r' order by 1`,
  )
  const tables = new Map<string, string[]>()
  for (const { name } of names) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    tables.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  await client.end()
  // Each server's own: how far its transactions are from the log's order, and when it took which step.
  for (const own of ['public.log_shift', 'public.migrations', 'graphile_worker.migrations']) tables.delete(own)
  const root = join(dataFolder, 'files')
  const found = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : []
  const paths = found.filter((path) => statSync(join(root, path)).isFile()).sort()
  return { tables, files: new Map(paths.map((path) => [path, readFileSync(join(root, path), 'base64')])) }
}

/** A reaction heard what a new event says, and nothing that was heard before the backup. */
async function expectLogGoesOn(databaseUrl: string, KEPT_DATA: string): Promise<void> {
  const restored = await openTestApp({ KEPT_DATA, DATABASE_URL: databaseUrl })
  try {
    await restored.settle()
    const log = await restored.app.inject({ url: '/api/events?limit=500', headers: { cookie: admin.cookie } })
    // The old session is let in: the secret came along.
    expect(log.statusCode).toBe(200)
    const made = await restored.app.inject({
      method: 'POST',
      url: '/api/people',
      headers: { cookie: admin.cookie },
      payload: { name: 'After the restore' },
    })
    const heard: string[] = []
    const listening = {
      name: 'test',
      on: 'everything' as const,
      run: async (_scope: unknown, event: { type: string; subject_id: string }) => {
        heard.push(`${event.type} ${event.subject_id}`)
      },
    }
    const { database, scopes, log: logger } = restored.platform
    const hear = async () => {
      await hearBatch(database, scopes, [...restored.registered.reactions, listening], logger)
      return heard
    }
    await expect.poll(hear, { timeout: 5000 }).toEqual([`person.created ${made.json().id}`])

    const after = await restored.app.inject({
      url: `/api/events?limit=500&after=${log.json().next}`,
      headers: { cookie: admin.cookie },
    })
    expect(after.json().items.map((event: { type: string }) => event.type)).toEqual(['person.created'])
  } finally {
    await restored.close()
  }
}

test('there is something in nearly every table and in the files', () => {
  const filled = [...before.tables].filter(([, rows]) => rows.length > 0)
  expect(filled.length).toBeGreaterThan(25)
  expect(before.files.size).toBeGreaterThan(2)
})

test('what was wiped comes back row by row and file by file, and the log goes forward', {
  timeout: 60_000,
}, async () => {
  const KEPT_DATA = join(folder, 'second')
  const databaseUrl = await freshDatabase()
  const second = readConfig({ KEPT_DATA })
  await restore(databaseUrl, second, copy)
  expect(await everything(databaseUrl, second)).toEqual(before)
  await expectLogGoesOn(databaseUrl, KEPT_DATA)
})

test('it comes back on another PostgreSQL too, whose transactions count from the beginning', {
  timeout: 120_000,
}, async () => {
  const KEPT_DATA = join(folder, 'third')
  const postgres = await startEmbeddedPostgres(KEPT_DATA)
  try {
    await ensureDatabase(postgres.url)
    const third = readConfig({ KEPT_DATA })
    await restore(postgres.url, third, copy)
    expect(await everything(postgres.url, third)).toEqual(before)
    await expectLogGoesOn(postgres.url, KEPT_DATA)
  } finally {
    await postgres.stop()
  }
})

test('a workspace that is there is not overwritten, and a backup of another version is refused', async () => {
  await expect(restore(testApp.databaseUrl, config, copy)).rejects.toThrow('There is a workspace in this database')
  expect(await everything(testApp.databaseUrl, config)).toEqual(before)

  const other = join(folder, 'other-version')
  cpSync(copy, other, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(other, 'manifest.json'), 'utf8'))
  manifest.migrations[0].checksum = 'another'
  writeFileSync(join(other, 'manifest.json'), JSON.stringify(manifest))
  const databaseUrl = await freshDatabase()
  await expect(restore(databaseUrl, readConfig({ KEPT_DATA: join(folder, 'fourth') }), other)).rejects.toThrow(
    'another version of Kept',
  )
})

test('a broken backup leaves nothing behind', async () => {
  const broken = join(folder, 'broken')
  cpSync(copy, broken, { recursive: true })
  const messages = join(broken, 'tables', 'messages.gz')
  writeFileSync(messages, readFileSync(messages).subarray(0, 100))
  const databaseUrl = await freshDatabase()
  const fifth = readConfig({ KEPT_DATA: join(folder, 'fifth') })
  await expect(restore(databaseUrl, fifth, broken)).rejects.toThrow()
  const { tables } = await everything(databaseUrl, fifth)
  for (const name of ['workspaces', 'people', 'conversations', 'events'])
    expect(tables.get(`public.${name}`)).toEqual([])
  // And the good one still fits in.
  await restore(databaseUrl, fifth, copy)
  expect(await everything(databaseUrl, fifth)).toEqual(before)
})

test('a folder that is not empty is refused, and what is written is readable by the usual tools', async () => {
  onTestFinished(() => rmSync(join(folder, 'full'), { recursive: true, force: true }))
  cpSync(copy, join(folder, 'full'), { recursive: true })
  await expect(backup(testApp.databaseUrl, config, join(folder, 'full'))).rejects.toThrow('is not empty')
  expect(gunzipSync(readFileSync(join(copy, 'tables', 'people.gz'))).toString()).toContain('Person')
  expect(statSync(join(copy, 'secret')).mode & 0o077).toBe(0)
})
