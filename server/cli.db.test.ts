import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bareDatabase, freshDatabase } from './testing/test-database.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-cli-'))
/** Where the person stands who writes the commands. */
const desk = join(root, 'desk')
const program = new URL('../bin/kept.mjs', import.meta.url).pathname
beforeAll(() => mkdirSync(desk))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** As a person runs it, from a folder of their own. */
function kept(database: string, data: string, ...words: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, DATABASE_URL: database, KEPT_DATA: join(root, data), KEPT_SMTP_OFF: 'true' }
  const child = spawn(process.execPath, [program, ...words], { cwd: desk, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((ended) => child.once('close', (code) => ended({ code, said: said.trim() })))
}

test('from nothing to a restored copy, by commands alone', { timeout: 120_000 }, async () => {
  const [first, second] = [await bareDatabase(), await bareDatabase()]
  expect(await kept(first, 'first', 'doctor')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/Kept has never run with it\n {2}→ Start Kept/),
  })
  expect(await kept(first, 'first', 'backup', 'too-early')).toEqual({
    code: 1,
    said: 'There is nothing to back up: Kept has never run with this database.',
  })
  expect(existsSync(join(desk, 'too-early'))).toBe(false)
  expect(await kept(first, 'first', 'migrate')).toMatchObject({ code: 0, said: expect.stringMatching(/^took 0001-/) })
  expect(await kept(first, 'first', 'migrate')).toEqual({ code: 0, said: 'The database is at the newest step.' })
  expect(await kept(first, 'first', 'demo')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^Made the demo workspace: \d+ conversations, \d+ messages, \d+ people\.$/),
  })
  expect(await kept(first, 'first', 'demo')).toMatchObject({ code: 1, said: expect.stringContaining('already') })
  expect(await kept(first, 'first', 'doctor')).toMatchObject({ code: 0, said: expect.not.stringContaining('✗') })

  // Without a name it makes one, beside the person and not in the checkout.
  const backup = await kept(first, 'first', 'backup')
  const [made = ''] = readdirSync(desk)
  expect(made).toMatch(/^kept-backup-\d{4}-\d\d-\d\dT/)
  expect(backup).toMatchObject({
    code: 0,
    said: expect.stringMatching(new RegExp(`files are in ${join(desk, made)}$`)),
  })
  expect(await kept(second, 'second', 'restore', made)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^Restored what was there at 2/),
  })
  expect(await kept(second, 'second', 'demo')).toMatchObject({ code: 1, said: expect.stringContaining('already') })
})

describe('what is not understood', () => {
  let database: string
  beforeAll(async () => {
    database = await freshDatabase()
  })

  test.each([
    [['migrate', 'now'], 'kept migrate does not take "now"; kept help lists what there is.'],
    [['doctor', '--quick'], 'kept doctor does not take "--quick"; kept help lists what there is.'],
    [['backup', '--to=there'], 'kept backup does not take "--to=there"; kept help lists what there is.'],
    [['backup', 'one', 'two'], 'Write it so: kept backup FOLDER. kept help lists what there is.'],
    [['restore'], 'Write it so: kept restore FOLDER. kept help lists what there is.'],
    [
      ['search', 'everything'],
      'Write it so: kept search reindex, or kept search status. kept help lists what there is.',
    ],
    [['mail'], 'Write it so: kept mail inspect FILE… (or - for standard input). kept help lists what there is.'],
  ])('%j is refused with how it is meant', async (words, sentence) => {
    expect(await kept(database, 'refused', ...words)).toEqual({ code: 2, said: sentence })
  })

  test.each([['backup'], ['start'], ['doctor']])('%s --help helps and does nothing', async (command) => {
    const before = readdirSync(desk)
    expect(await kept(database, 'refused', command, '--help')).toMatchObject({
      code: 0,
      said: expect.stringContaining('kept <command>'),
    })
    expect(readdirSync(desk)).toEqual(before)
  })

  test('a folder that is no backup is told as such', async () => {
    expect(await kept(database, 'refused', 'restore', 'nowhere')).toEqual({
      code: 1,
      said: `${join(desk, 'nowhere')} is no whole backup of Kept: it has no manifest.json that can be read.`,
    })
  })
})
