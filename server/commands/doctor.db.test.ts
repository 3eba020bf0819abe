import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../platform/config/config.ts'
import { openMailServer } from '../testing/mail.ts'
import { freePort } from '../testing/running-kept.ts'
import { startS3 } from '../testing/s3-server.ts'
import { bareDatabase, freshDatabase } from '../testing/test-database.ts'
import { doctor } from './doctor.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-doctor-'))
let said: string
beforeEach(() => {
  said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const examine = (url: string, settings: Record<string, string>) =>
  doctor(url, readConfig({ KEPT_DATA: folder, KEPT_SMTP_OFF: 'true', ...settings }))

/** Says one line to whoever connects, as a mail server does. */
async function greeter(words: string): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.on('error', () => {}).end(`${words}\r\n`))
  const port = await freePort()
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return { server, port }
}

test('says that all is well, and nothing else', async () => {
  const { server, port } = await greeter('220 kept.example ESMTP')
  const relay = await openMailServer()
  const code = await examine(await freshDatabase(), {
    KEPT_SMTP_OFF: 'false',
    KEPT_SMTP_PORT: String(port),
    KEPT_RELAY_URL: relay.url,
  })
  expect(said).toMatch(/✓ Database: PostgreSQL \d+\S* answers\n✓ Clock: .*\n✓ Disk: \d+ MB free/)
  expect(said).toContain('✓ SMTP receiver: 220 kept.example ESMTP')
  expect(said).toContain('✓ Mail relay: takes our sign-in')
  expect([code, said.includes('✗')]).toEqual([0, false])
  server.close()
  await relay.close()
})

test('says what to do about each thing that is amiss', async () => {
  const relay = await openMailServer({ user: 'us', password: 'right' })
  const nobody = await freePort()
  const code = await examine(`postgres://postgres:no@127.0.0.1:${nobody}/kept`, {
    KEPT_SMTP_OFF: 'false',
    KEPT_SMTP_PORT: String(nobody),
    KEPT_RELAY_URL: `smtp://us:wrong@127.0.0.1:${relay.port}`,
  })
  expect(code).toBe(1)
  expect(said).toMatch(/✗ Database: .*ECONNREFUSED.*\n {2}→ Check DATABASE_URL/)
  expect(said).toMatch(/✗ Clock: could not be compared\n {2}→ Mend the database first/)
  expect(said).toMatch(new RegExp(`✗ SMTP receiver: .*ECONNREFUSED.*\\n {2}→ Start Kept, or free port ${nobody}`))
  expect(said).toMatch(/✗ Mail relay: .*535.*\n {2}→ Check host, port, user and password/)
  await relay.close()
})

test('writes to the bucket where files are kept in one, and says when it may not', async () => {
  const store = await startS3()
  const url = await freshDatabase()
  expect(await examine(url, store.settings)).toBe(0)
  expect(said).toContain('✓ Files: the bucket kept takes what we write')
  expect(await examine(url, { ...store.settings, S3_SECRET_ACCESS_KEY: 'not the key' })).toBe(1)
  expect(said).toMatch(/✗ Files: the bucket kept: .*signature.*\n {2}→ Check S3_BUCKET/i)
  await store.stop()
})

test('tells a database in which Kept never was from one that does not answer', async () => {
  expect(await examine(await bareDatabase(), {})).toBe(1)
  expect(said).toMatch(/✗ Database: PostgreSQL \d+\S* answers; Kept has never run with it\n {2}→ Start Kept/)
})

test('counts the jobs that were given up', async () => {
  const url = await freshDatabase()
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select graphile_worker.add_job('nothing', '{}', max_attempts => 1)`)
  await client.query('update graphile_worker._private_jobs set attempts = 1')
  await client.end()
  expect(await examine(url, {})).toBe(1)
  expect(said).toMatch(/✗ Database: .*1 job has been given up\n {2}→ Open Settings → Stuck jobs/)
})
