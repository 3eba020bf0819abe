import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'kept-inspect-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = new URL('../cli.ts', import.meta.url).pathname
const inspect = (files: string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', cli, 'mail', 'inspect', ...files],
    {
      encoding: 'utf8',
      input: input ?? '',
      env: { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
    },
  )
  const lines = stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { status, lines, stderr }
}
const written = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const mail = (subject: string, body: string) =>
  `From: =?utf-8?B?${Buffer.from('Мария').toString('base64')}?= <maria@customer.example>\r\nTo: help@polet.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@customer.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`

test('reads one mail from the standard input, with no database', () => {
  const { status, lines, stderr } = inspect(['-'], mail('one', 'Где посылка?'))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ subject: 'one', from_name: 'Мария', from_email: 'maria@customer.example' })
  expect(lines[0]).not.toHaveProperty('file')
  expect(JSON.stringify(lines[0])).toContain('Где посылка?')
})

test('answers several files in their order, broken and missing ones among them', () => {
  const files = [
    written('first.eml', mail('first', 'A')),
    join(folder, 'missing.eml'),
    written('noise.eml', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))),
    written('cut.eml', 'Content-Type: multipart/mixed; boundary=never\r\nSubject: cut\r\n\r\n--never\r\nContent-Ty'),
    written('empty.eml', ''),
    written('last.eml', mail('last', 'Z')),
  ]
  const { status, lines } = inspect(files)
  expect(lines.map(({ file }) => file)).toEqual(files)
  const [first, missing, noise, cut, empty, last] = lines
  expect([first.subject, cut.subject, last.subject]).toEqual(['first', 'cut', 'last'])
  expect(missing).toMatchObject({ failed: 'file' })
  expect(missing.reason).toContain('ENOENT')
  // A mail is read as far as it goes, whatever it is.
  for (const read of [noise, cut, empty]) expect(read.failed).toBeUndefined()
  expect(status).toBe(1)
})

test('asks for files where none are named', () => {
  const { status, lines, stderr } = inspect([])
  expect({ status, lines }).toEqual({ status: 2, lines: [] })
  expect(stderr).toContain('kept mail inspect FILE')
})
