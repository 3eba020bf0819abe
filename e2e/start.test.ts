import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../server/testing/running-kept.ts'
import { freshDatabase } from '../server/testing/test-database.ts'

const kept = new URL('../bin/kept.mjs', import.meta.url).pathname
const root = mkdtempSync(join(tmpdir(), 'kept-start-'))
const closed = join(root, 'closed')
const data = join(closed, 'data')

interface Started {
  process: ChildProcess
  /** Everything it wrote to the terminal so far. */
  said: { out: string; error: string }
  /** Exit code. */
  ended: Promise<number | null>
}

/** As a person starts it, from another folder. */
function start(settings: Record<string, string>, args: string[] = ['--empty']): Started {
  const { DATABASE_URL: _, ...ours } = process.env
  const child = spawn(process.execPath, [kept, 'start', ...args], {
    cwd: root,
    env: { ...ours, KEPT_LOG: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.error += chunk
  })
  return { process: child, said, ended: new Promise((done) => child.once('close', done)) }
}

async function ports(): Promise<{ KEPT_PORT: string; KEPT_SMTP_PORT: string }> {
  return { KEPT_PORT: String(await freePort()), KEPT_SMTP_PORT: String(await freePort()) }
}

/** It ended by itself with code 1 and one sentence. */
async function refusal({ said, ended }: Started): Promise<string> {
  expect(await ended).toBe(1)
  const lines = said.error.split('\n').filter((line) => line.trim())
  expect(lines).toHaveLength(1)
  expect(said.out).not.toContain('Kept is ready')
  return lines[0]?.trim() ?? ''
}

const healthy = async (port: string) => (await fetch(`http://localhost:${port}/health`).catch(() => null))?.ok ?? false

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const pidIn = (file: string) => Number(readFileSync(join(data, file), 'utf8').split('\n')[0])

beforeAll(() => {
  mkdirSync(closed)
  // Where the tests run as root, PostgreSQL runs as somebody who may not enter here.
  chmodSync(closed, 0o700)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('a first and a second start', () => {
  let first: Started
  let at: Awaited<ReturnType<typeof ports>>
  afterAll(async () => {
    first?.process.kill('SIGTERM')
    await first?.ended
  })

  test('begins under a folder that others may not enter', async () => {
    at = await ports()
    first = start({ ...at, KEPT_DATA: data })
    await expect
      .poll(() => first.said.out, { timeout: 60_000 })
      .toContain(`Kept is ready: http://localhost:${at.KEPT_PORT}`)
    expect(await healthy(at.KEPT_PORT)).toBe(true)
    const setup = await fetch(`http://localhost:${at.KEPT_PORT}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        workspaceName: 'Start',
        name: 'Vera',
        email: 'vera@start.example',
        password: 'a calm password',
        language: 'en',
      }),
    })
    expect(setup.ok).toBe(true)
  })

  test('refuses a second Kept in the same folder and goes on', async () => {
    expect(await refusal(start({ ...(await ports()), KEPT_DATA: data }))).toMatch(
      /^Kept did not start\. Kept already runs in .*data \(process \d+\); end it first, or give this one another folder with KEPT_DATA\.$/,
    )
    expect(await healthy(at.KEPT_PORT)).toBe(true)
  })

  test('says which port is in use', async () => {
    const other = { KEPT_DATA: join(root, 'other'), DATABASE_URL: await freshDatabase() }
    expect(await refusal(start({ ...(await ports()), ...other, KEPT_PORT: at.KEPT_PORT }))).toBe(
      `Kept did not start. Port ${at.KEPT_PORT} is in use; end what uses it, or set KEPT_PORT (KEPT_SMTP_PORT for mail) to another one.`,
    )
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const address = taken.address()
    const port = String(address && typeof address === 'object' ? address.port : 0)
    expect(await refusal(start({ ...(await ports()), ...other, KEPT_SMTP_PORT: port }))).toContain(
      `Port ${port} is in use`,
    )
    taken.close()
    expect(await healthy(at.KEPT_PORT)).toBe(true)
  })

  test('ends on Ctrl-C and leaves no process and no PostgreSQL', async () => {
    const [ours, postgres] = [pidIn('kept.pid'), pidIn('postgres/postmaster.pid')]
    expect([ours, postgres].map(isAlive)).toEqual([true, true])
    first.process.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect([ours, postgres].map(isAlive)).toEqual([false, false])
    expect(existsSync(join(data, 'kept.pid'))).toBe(false)
    expect(await healthy(at.KEPT_PORT)).toBe(false)
    expect(first.said.error).toBe('')
  })

  test('starts again with everything in its place', async () => {
    first = start({ ...at, KEPT_DATA: data }, [])
    await expect.poll(() => first.said.out, { timeout: 60_000 }).toContain('Kept is ready')
    const setup = await fetch(`http://localhost:${at.KEPT_PORT}/api/setup`)
    expect(await setup.json()).toMatchObject({ needsSetup: false, demo: false })
  })
})

describe('a port that is taken, with the PostgreSQL of its own', () => {
  test('leaves no PostgreSQL behind', async () => {
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const address = taken.address()
    const KEPT_PORT = String(address && typeof address === 'object' ? address.port : 0)
    const folder = join(root, 'taken')
    await refusal(start({ ...(await ports()), KEPT_PORT, KEPT_DATA: folder }))
    taken.close()
    // PostgreSQL removes this file when it has ended.
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  })
})

describe('a setting that makes no sense', () => {
  test.each([
    [{ KEPT_PORT: 'many' }, /^Kept did not start\. The setting KEPT_PORT is wrong: .+\.$/],
    [
      { KEPT_SECRET: 'short' },
      /^Kept did not start\. The setting KEPT_SECRET is wrong: needs at least 32 characters\.$/,
    ],
    [{ DATABASE_URL: 'mysql://localhost/kept' }, /^Kept did not start\. The setting DATABASE_URL is wrong: .+\.$/],
    [
      { KEPT_DATA: join(kept, 'data') },
      /^Kept did not start\. The setting KEPT_DATA is wrong: .*kept\.mjs cannot be a folder \(it is a file\)\.$/,
    ],
  ])('is named: %o', async (settings: Record<string, string>, sentence) => {
    expect(await refusal(start({ KEPT_DATA: join(root, 'bad'), ...settings }))).toMatch(sentence)
    expect(existsSync(join(root, 'bad', 'postgres'))).toBe(false)
  })

  test.each([['--only=everything'], ['--speed=high']])('so is a word it does not know: %s', async (word) => {
    expect(await refusal(start({ KEPT_DATA: join(root, 'bad') }, [word]))).toMatch(/^Kept did not start\. .*--/)
  })
})
