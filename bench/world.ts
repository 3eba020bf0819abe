import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadWorld } from '../demo/load.ts'
import { openSession } from '../server/platform/auth/sessions.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { attachEmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { openPlatform, type Platform } from '../server/platform/platform.ts'

export const sizes = { S: 10_000, M: 100_000, L: 1_000_000 } as const
export type Size = keyof typeof sizes

const seed = 20_261_121
/** Fixed, so that the same size is the same world on every machine. */
const now = new Date('2026-11-21T12:00:00Z')

/** The data folder of a size, made once and kept under bench-data/. */
export async function worldOf(size: Size): Promise<string> {
  const folder = resolve('bench-data', size)
  const done = join(folder, 'loaded')
  if (existsSync(done)) return folder
  mkdirSync(folder, { recursive: true })
  const embedded = await startEmbeddedPostgres(folder)
  try {
    await ensureDatabase(embedded.url)
    await migrate(embedded.url)
    const began = performance.now()
    const counts = await loadWorld({ databaseUrl: embedded.url, seed, now, conversations: sizes[size] })
    process.stderr.write(
      `world ${size}: ${JSON.stringify(counts)} in ${Math.round((performance.now() - began) / 1000)} s\n`,
    )
    writeFileSync(done, '')
  } finally {
    await embedded.stop()
  }
  return folder
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
