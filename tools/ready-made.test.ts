import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Biome and knip are proven by other people; what is proven here is that our settings ask them the right questions.
const root = resolve(import.meta.dirname, '..')
const copied = ['biome.json', 'knip.json', 'package.json', 'tsconfig.json', '.gitignore']
let house: string

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'kept-house-'))
  for (const file of copied) cpSync(join(root, file), join(house, file))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})

afterAll(() => rmSync(house, { recursive: true }))

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), text)
}

function ask(tool: string, ...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: house,
    encoding: 'utf8',
  })
  return { code: status, said: stdout + stderr }
}

const biome = (path: string) => ask('@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', path)

test.each([
  ['server/domains/people/queries.ts', 'export const url = process.env.DATABASE_URL\n', 'noProcessEnv'],
  ['server/domains/people/pages.ts', "export const page = await fetch('https://example.org')\n", 'noRestrictedGlobals'],
  ['server/platform/jobs/socket.ts', "export const live = new WebSocket('wss://example.org')\n", 'noRestrictedGlobals'],
  ['web/app/SessionBox.ts', 'export const box = 1\n', 'useFilenamingConvention'],
  ['web/app/session.ts', 'export const box = (given: any) => given\n', 'noExplicitAny'],
  ['server/platform/db/open.test.ts', "test.skip('opens', () => {})\n", 'noSkippedTests'],
  ['server/platform/db/close.test.ts', "test.only('closes', () => {})\n", 'noFocusedTests'],
])('Biome refuses %s', (path, text, rule) => {
  plant(path, text)
  const { code, said } = biome(path)
  expect(said).toContain(rule)
  expect(code).toBe(1)
})

test.each([
  ['server/platform/config/read.ts', 'export const url = process.env.DATABASE_URL\n'],
  ['server/domains/channels/adapters/telegram.ts', "export const page = await fetch('https://example.org')\n"],
  ['server/platform/webhooks/deliver.ts', "export const page = await fetch('https://example.org')\n"],
  ['server/platform/db/open.db.test.ts', 'export const url = process.env.DATABASE_URL\n'],
])('Biome allows %s', (path, text) => {
  plant(path, text)
  expect(biome(path)).toMatchObject({ code: 0 })
})

test('knip finds a file nobody opens and an export nobody takes', () => {
  plant('server/main.ts', "import { one } from './one.ts'\nconsole.log(one)\n")
  plant('server/one.ts', 'export const one = 1\nexport const nobodyTakesMe = 2\n')
  plant('server/nobody-opens-me.ts', 'export const three = 3\n')
  const { code, said } = ask('knip/bin/knip.js', '--no-progress', '--include', 'files,exports')
  expect(said).toContain('server/nobody-opens-me.ts')
  expect(said).toContain('nobodyTakesMe')
  expect(said).not.toContain('server/main.ts')
  expect(code).toBe(1)
}, 20_000)

test('the rules of the house name the place and fail the command', () => {
  spawnSync('git', ['init', '--quiet'], { cwd: house })
  plant('server/domains/index.ts', "export const order = ['people']\n")
  plant('server/domains/people/storage.ts', 'export const one = 1\n')
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'tools/house.ts')], {
    cwd: house,
    encoding: 'utf8',
  })
  expect(stdout).toContain('server/domains/people/storage.ts  vocabulary: ')
  expect(status).toBe(1)
})

test('a check that does not exist is refused with the list of those that do', () => {
  const asked = spawnSync(process.execPath, [join(root, 'tools/check.ts'), 'spelling'], { cwd: root, encoding: 'utf8' })
  expect(asked.stderr).toContain('No such check: spelling. There are: biome, types,')
  expect(asked.status).toBe(2)
})

test('tests run where a forgotten time zone shows', () => {
  expect(new Date('2026-06-01T00:00:00Z').getTimezoneOffset()).toBe(-(5 * 60 + 45))
})
