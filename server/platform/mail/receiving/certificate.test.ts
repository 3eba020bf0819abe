import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config/config.ts'
import { receiverCertificate } from './certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-certificate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const config = readConfig({ KEPT_DATA: folder, KEPT_MAIL_NAME: 'desk.example' })
const now = new Date('2026-11-21T12:00:00Z')
const years = (count: number) => new Date(now.getTime() + count * 365 * 24 * 60 * 60 * 1000)

test('one is made for our name, kept for ourselves alone, and made anew before it ends', async () => {
  const made = await receiverCertificate(config, now)
  const certificate = new X509Certificate(made.cert)
  expect(certificate.checkHost('desk.example')).toBe('desk.example')
  expect(new Date(certificate.validTo).getTime()).toBeGreaterThan(years(4).getTime())
  expect(statSync(join(folder, 'smtp', 'key.pem')).mode & 0o777).toBe(0o600)
  expect(await receiverCertificate(config, years(1))).toEqual(made)
  expect(await receiverCertificate(config, years(5))).not.toEqual(made)
})

test('half a configuration is told at the start', async () => {
  const half = { ...config, smtp: { ...config.smtp, certificateFile: '/nowhere.pem' } }
  await expect(receiverCertificate(half, now)).rejects.toThrow(/belong together/)
  await expect(
    receiverCertificate({ ...config, smtp: { ...half.smtp, keyFile: '/nowhere.key' } }, now),
  ).rejects.toThrow(/cannot be read/)
})
