import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answered, cookieOf, signedIn, stranger, testPassword } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

const origin = 'http://localhost:4040'
let host = 0
const send = (url: string, body: unknown, cookie = '') =>
  stranger(testApp)('POST', `/auth${url}`, { body, from: `198.51.100.${++host}`, headers: { origin, cookie } })
const cookiesOf = (answer: Answered) => cookieOf([answer.headers['set-cookie'] ?? []].flat() as string[])

/** RFC 6238 with its defaults: HMAC-SHA-1, 30 seconds, six digits. */
function totp(base32: string, at = Date.now()): string {
  const bits = [...base32.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('the codes of RFC 6238 (appendix B) are made here as there', () => {
  // The ASCII key 12345678901234567890; the last six of the eight digits given.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(totp(secret, 59_000)).toBe('287082')
  expect(totp(secret, 1_111_111_109_000)).toBe('081804')
  expect(totp(secret, 20_000_000_000_000)).toBe('353130')
})

test('with a second factor the password alone opens nothing; a code does, a backup code once', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  expect((await send('/two-factor/enable', { password: 'not the right one' }, member.cookie)).status).toBe(400)
  const enabled = await send('/two-factor/enable', { password: testPassword }, member.cookie)
  expect(enabled.status).toBe(200)
  const secret = new URL(enabled.body.totpURI).searchParams.get('secret') ?? ''
  const verified = await send('/two-factor/verify-totp', { code: totp(secret) }, member.cookie)
  expect(verified.status).toBe(200)
  const renewed = cookiesOf(verified) || member.cookie
  const own = await stranger(testApp)('GET', '/session', { headers: { cookie: renewed } })
  expect(own.body.user.twoFactor).toBe(true)

  const begin = () => send('/sign-in/email', { email: member.email, password: testPassword })
  const begun = await begin()
  expect(begun.body).toMatchObject({ twoFactorRedirect: true })
  expect((await stranger(testApp)('GET', '/session', { headers: { cookie: cookiesOf(begun) } })).status).toBe(401)
  const wrong = await send('/two-factor/verify-totp', { code: totp(secret, Date.now() - 3_600_000) }, cookiesOf(begun))
  expect(wrong.status).toBe(401)
  const right = await send('/two-factor/verify-totp', { code: totp(secret) }, cookiesOf(begun))
  expect(right.status).toBe(200)
  const session = await stranger(testApp)('GET', '/session', { headers: { cookie: cookiesOf(right) } })
  expect(session.body.profile.member.id).toBe(member.memberId)

  const [code] = enabled.body.backupCodes
  const spend = async () => send('/two-factor/verify-backup-code', { code }, cookiesOf(await begin()))
  expect((await spend()).status).toBe(200)
  expect((await spend()).status).toBe(401)
})
