import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStream } from '../server/testing/event-stream.ts'
import { writeTo } from '../server/testing/mail.ts'
import { freePort, type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { freshDatabase } from '../server/testing/test-database.ts'
import { openBrowser, openWindow } from './browser.ts'
import { type Member, setUp } from './member.ts'
import { pictureFailures } from './picture-of-failure.ts'

const address = 'help@polet.example'
const redis = process.env.KEPT_TEST_REDIS_URL
if (!redis) process.stderr.write('KEPT_TEST_REDIS_URL is not set: processes tell each other news by PostgreSQL only.\n')

const ways: [string, Record<string, string>][] = [
  ['PostgreSQL', {}],
  ...(redis ? [['Redis', { REDIS_URL: redis }]] : []),
] as never

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(ways)('three processes on one database, told of each other by %s', (_name, setting) => {
  let folder: string
  let first: RunningKept
  let second: RunningKept
  let worker: { smtpPort: number; stop(): Promise<void> }
  let member: Member
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kept-processes-'))
    const settings = {
      DATABASE_URL: await freshDatabase(),
      KEPT_SECRET: 'one secret for all three processes',
      ...setting,
    }
    first = await startKept(folder, settings, ['--only=web', '--empty'])
    second = await startKept(folder, settings, ['--only=web', '--empty'])
    worker = await startWorker(folder, settings)
    member = await setUp(first.url)
    await member.api('POST', '/channels', { name: 'Help', address })
    const window = await openWindow(browser, second.url)
    page = window.page
    complaints = window.complaints
    // A session holds at whichever process one comes to.
    await member.enter(window.context)
  })
  afterAll(async () => {
    await page?.context().close()
    await Promise.all([first?.stop(), second?.stop(), worker?.stop()])
    rmSync(folder, { recursive: true, force: true })
  })
  pictureFailures(() => [{ page, complaints }])

  test('what the worker receives shows on the screen of a web process by itself', async () => {
    await page.goto('/inbox/open')
    await page.getByText('All kept.').waitFor()
    await write('From the worker', 'Where is it?')
    await page.getByRole('link', { name: /From the worker/ }).waitFor({ timeout: 20_000 })
  })

  test('what is answered at one web process shows on the screen of the other', async () => {
    await page.getByRole('link', { name: /From the worker/ }).click()
    const { items } = await member.api('GET', '/conversations?view=open')
    await member.api('POST', `/conversations/${items[0].id}/notes`, { html: '<p>Said at the first process</p>' })
    await page
      .frameLocator('[data-message] iframe')
      .last()
      .getByText('Said at the first process')
      .waitFor({ timeout: 20_000 })
    expect(complaints).toEqual([])
  })

  test('a stream that is cut again and again has in the end told what the database holds', {
    timeout: 120_000,
  }, async () => {
    const before = await member.api('GET', '/events?limit=500')
    const told = new Set<string>()
    let last = before.next as string
    let done = false
    let cuts = 0
    const listening = (async () => {
      // Each time at the other process, as behind a balancer.
      for (; !done; cuts++) {
        const { url } = cuts % 2 ? first : second
        const stream = await openStream(`${url}/api/live`, { cookie: member.cookie, 'last-event-id': last })
        await new Promise((wait) => setTimeout(wait, 20 + Math.random() * 150))
        stream.cut()
        await stream.ended
        for (const { event, data } of stream.told) if (event === 'change') told.add(String(JSON.parse(data).position))
        expect(stream.told.map(({ event }) => event)).not.toContain('reload')
        last = stream.lastId ?? last
      }
    })()
    const writing = async () => {
      for (let made = 0; cuts < 40 && made < 300; made++) {
        await member.api('POST', '/people', { name: `Person ${made}` })
        await new Promise((wait) => setTimeout(wait, 20))
      }
    }
    const mails = Array.from({ length: 15 }, (_, index) => write(`Mail ${index}`, 'Hello'))
    await Promise.all([writing(), ...mails])
    /** Positions in the log stand behind its transaction: `tx-position`. */
    const logged = async (): Promise<{ position: string; type: string }[]> => {
      const { items } = await member.api('GET', `/events?limit=500&after=${before.next}`)
      return items.map((event: { position: string; type: string }) => ({
        ...event,
        position: event.position.split('-')[1],
      }))
    }
    const received = async () => (await logged()).filter(({ type }) => type === 'message.received').length
    await expect.poll(received, { timeout: 60_000 }).toBe(15)
    const missing = async () =>
      (await logged()).map(({ position }) => position).filter((position) => !told.has(position))
    await expect.poll(missing, { timeout: 30_000 }).toEqual([])
    done = true
    await listening
    const known = new Set((await logged()).map(({ position }) => position))
    expect([...told].filter((position) => !known.has(position))).toEqual([])
    expect(known.size).toBeGreaterThan(60)
    expect(cuts).toBeGreaterThanOrEqual(40)
  })

  const write = (subject: string, text: string) =>
    writeTo(worker.smtpPort, { from: 'Ana <ana@customer.example>', to: address, subject, text })
})

/** A worker answers no requests: it is there when its SMTP port is. */
async function startWorker(folder: string, settings: Record<string, string>) {
  const smtpPort = await freePort()
  const main = new URL('../server/main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--only=worker', '--empty'], {
    env: { ...process.env, KEPT_DATA: folder, KEPT_LOG: 'error', KEPT_SMTP_PORT: String(smtpPort), ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the worker ended while starting (${child.exitCode})`)
    if (await listens(smtpPort)) break
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    smtpPort,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

const listens = (port: number) =>
  new Promise<boolean>((answer) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      answer(true)
    })
    socket.once('error', () => answer(false))
  })
