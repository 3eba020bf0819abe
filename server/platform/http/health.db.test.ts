import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { signedIn, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

async function opened(settings: Record<string, string> = {}): Promise<TestApp> {
  const testApp = await openTestApp(settings)
  onTestFinished(() => testApp.close())
  return testApp
}
/** A server that has just begun on a busy machine may ask to come back in a moment; that is not what is asked here. */
const ask = ({ app }: TestApp, url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  vi.waitFor(
    async () => {
      const answer = await app.inject({ url, headers, remoteAddress })
      if (answer.body.includes('"code":"unavailable"')) throw new Error(answer.body)
      return answer
    },
    { timeout: 20_000, interval: 300 },
  )

describe('/health', () => {
  test('says that all is well', async () => {
    const answer = await ask(await opened(), '/health')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      ok: true,
      checks: [
        { name: 'database', ok: true, reason: null },
        { name: 'disk', ok: true, reason: null },
      ],
    })
  })

  test('says that the data folder is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-health-'))
    const testApp = await opened({ KEPT_DATA: folder })
    rmSync(folder, { recursive: true })
    const answer = await ask(testApp, '/health')
    expect(answer.statusCode).toBe(503)
    expect(answer.json().checks).toContainEqual({
      name: 'disk',
      ok: false,
      reason: expect.stringContaining('ENOENT'),
    })
  })

  test('says that the database is gone, as every request does, and that it is back', { timeout: 30_000 }, async () => {
    const testApp = await opened()
    const [member, program] = [await signedIn(testApp), await withKey(testApp, ['people.read'])]
    const name = new URL(testApp.databaseUrl).pathname.slice(1)
    const server = new pg.Client({ connectionString: inject('databaseServer') })
    await server.connect()
    onTestFinished(() => server.end())
    await server.query(`alter database ${name} allow_connections false`)
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])

    const health = async () => (await ask(testApp, '/health')).json().checks[0]
    await expect.poll(health).toMatchObject({ name: 'database', ok: false, reason: expect.stringMatching(/\w/) })
    expect((await ask(testApp, '/health')).statusCode).toBe(503)
    const language = { headers: { 'accept-language': 'bg' } }
    const away = { status: 503, body: { code: 'unavailable', title: 'Kept не може да работи в момента' } }
    expect(await member.request('GET', '/people', language)).toMatchObject(away)
    // Nobody is told that a good key is none, nor is that remembered.
    expect(await program.request('GET', '/people', language)).toMatchObject(away)

    await server.query(`alter database ${name} allow_connections true`)
    await expect.poll(health, { timeout: 10_000 }).toEqual({ name: 'database', ok: true, reason: null })
    for (const { request } of [member, program]) expect((await request('GET', '/people')).status).toBe(200)
  })
})

describe('/metrics', () => {
  test('counts streams and jobs, for this machine alone', async () => {
    const testApp = await opened()
    const answer = await ask(testApp, '/metrics')
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')])
    expect(answer.body).toContain('kept_live_streams 0')
    for (const state of ['dead', 'running', 'later', 'waiting'])
      expect(answer.body).toMatch(new RegExp(`^kept_jobs\\{state="${state}"\\} \\d+$`, 'm'))
    expect(answer.body).toMatch(/^process_resident_memory_bytes \d+/m)
    for (const elsewhere of ['203.0.113.9', '10.0.0.4', '::2'])
      expect((await ask(testApp, '/metrics', {}, elsewhere)).statusCode).toBe(404)
  })

  test('asks everybody for the token where there is one', async () => {
    const testApp = await opened({ KEPT_METRICS_TOKEN: 'a token of sixteen' })
    const by = async (authorization: string, from: string) =>
      (await ask(testApp, '/metrics', { authorization }, from)).statusCode
    expect(await by('Bearer a token of sixteen', '203.0.113.9')).toBe(200)
    expect(await by('Bearer a token of sixteeN', '203.0.113.9')).toBe(404)
    expect(await by('', '127.0.0.1')).toBe(404)
  })
})
