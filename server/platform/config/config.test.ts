import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-config-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refusal = (settings: Record<string, string>): string => {
  try {
    readConfig(settings)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('it was taken')
}

describe('a data folder', () => {
  test('is made with all above it, and the secret stays', () => {
    const settings = { KEPT_DATA: join(folder, 'one', 'two') }
    const { secret, dataFolder } = readConfig(settings)
    expect(statSync(dataFolder).isDirectory()).toBe(true)
    expect(readConfig(settings).secret).toBe(secret)
  })

  test.runIf(process.platform === 'linux').each(['/proc/kept', '/proc/kept/data', '/proc/self/a/b/c'])(
    'cannot be %s, and the start ends with one sentence',
    (place) => {
      expect(refusal({ KEPT_DATA: place })).toMatch(
        /^The setting KEPT_DATA is wrong: \/proc\/\S+ cannot be a folder \(\w+\)\.$/,
      )
    },
  )

  test.runIf(process.platform === 'linux')('in which nothing can be written is told too', () => {
    expect(refusal({ KEPT_DATA: '/proc' })).toMatch(/^The setting KEPT_DATA is wrong: nothing can be written to \/proc/)
  })

  test('cannot lie below a file', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(refusal({ KEPT_DATA: join(folder, 'file', 'data') })).toContain('cannot be a folder (it is a file)')
  })
})

test.each([
  ['9.9.9.9,1.1.1.1:5353', ['9.9.9.9', '1.1.1.1:5353']],
  ['[2620:fe::fe]:53', ['[2620:fe::fe]:53']],
  ['off', null],
  ['', []],
])('DNS servers %j', (given, servers) => {
  expect(readConfig({ KEPT_DATA: folder, KEPT_DNS: given }).dnsServers).toEqual(servers)
})

test('a DNS server that is none is refused', () => {
  expect(refusal({ KEPT_DATA: folder, KEPT_DNS: 'dns.example' })).toContain('dns.example is no address')
})
