import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadWorld } from '../demo/load.ts'
import { reindex } from '../server/domains/search/index.ts'
import { openSession } from '../server/platform/auth/sessions.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { openDatabase } from '../server/platform/db/database.ts'
import { attachEmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { openPlatform, type Platform } from '../server/platform/platform.ts'
import { endsWithBench } from './endings.ts'

export const sizes = { S: 10_000, M: 100_000, L: 1_000_000 } as const
export type Size = keyof typeof sizes

const seed = 20_261_121
/** Fixed, so that the same size is the same world on every machine. */
const now = new Date('2026-11-21T12:00:00Z')
/** So that L has eight million of them; the demo's conversations are shorter. */
const meanMessages = 8

/** The data folder of a size, made once and kept under bench-data/. */
export async function worldOf(size: Size): Promise<string> {
  const folder = resolve('bench-data', size)
  const done = join(folder, 'loaded')
  mkdirSync(folder, { recursive: true })
  const embedded = await startEmbeddedPostgres(folder)
  endsWithBench(embedded.stop)
  try {
    await ensureDatabase(embedded.url)
    // Also a world made before: a migration of a large one may take longer than anybody waits for a start.
    await migrate(embedded.url)
    if (existsSync(done)) {
      await index(embedded.url, size)
      return folder
    }
    const began = performance.now()
    const world = { seed, now, conversations: sizes[size], meanMessages }
    const counts = await loadWorld({ databaseUrl: embedded.url, ...world })
    process.stderr.write(
      `world ${size}: ${JSON.stringify(counts)} in ${Math.round((performance.now() - began) / 1000)} s\n`,
    )
    writeFileSync(done, '')
    await index(embedded.url, size)
  } finally {
    await embedded.stop()
  }
  return folder
}

/** What search has not indexed yet it would index while others are measured. */
async function index(url: string, size: Size): Promise<void> {
  const database = openDatabase(url, 4)
  try {
    const { rows } = await database.owner.query('select from search_progress where filled')
    if (rows.length) return
    const began = performance.now()
    const indexed = await reindex(database, () => {})
    process.stderr.write(
      `world ${size}: ${indexed} conversations indexed in ${Math.round((performance.now() - began) / 1000)} s\n`,
    )
  } finally {
    await database.close()
  }
}

/** A second pair of eyes on the database of a Kept that runs, and a way to sign in there. */
export async function beside(folder: string): Promise<Platform> {
  const embedded = attachEmbeddedPostgres(folder)
  if (!embedded) throw new Error(`no Kept runs in ${folder}`)
  return openPlatform(readConfig({ KEPT_DATA: folder, KEPT_LOG: 'silent', KEPT_DATABASE_POOL: '4' }), {
    databaseUrl: embedded.url,
  })
}

/** Cookies of an active admin of the first workspace. */
export async function cookieOf(platform: Platform): Promise<{ cookie: string; workspaceId: string; memberId: string }> {
  const member = await platform.database.system
    .selectFrom('members')
    .selectAll()
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  const setCookies = await openSession(platform.auth, { userId: member.user_id, workspaceId: member.workspace_id })
  return {
    cookie: setCookies.map((each) => each.split(';')[0]).join('; '),
    workspaceId: member.workspace_id,
    memberId: member.id,
  }
}
