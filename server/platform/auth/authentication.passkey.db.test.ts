import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { type Answered, cookieOf, type SignedInMember, signedIn, stranger } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

const origin = 'http://localhost:4040'
const from = '192.0.2.7'
const cookiesOf = (answer: Answered) => cookieOf([answer.headers['set-cookie'] ?? []].flat() as string[])
const send = (method: string, url: string, cookie: string, body?: unknown) =>
  stranger(testApp)(method, `/auth/passkey${url}`, { body, from, headers: { origin, cookie } })

async function register(member: SignedInMember, authenticator = createAuthenticator(origin)) {
  const options = await send('GET', '/generate-register-options', member.cookie)
  expect(options.body).toMatchObject({ rp: { id: 'localhost', name: 'Kept' } })
  const cookie = `${member.cookie}; ${cookiesOf(options)}`
  const response = authenticator.register(options.body.challenge)
  const verified = await send('POST', '/verify-registration', cookie, { response, name: 'My phone' })
  return { authenticator, verified }
}

async function signInWith(authenticator: ReturnType<typeof createAuthenticator>) {
  const options = await send('GET', '/generate-authenticate-options', '')
  const response = authenticator.signIn(options.body.challenge)
  return send('POST', '/verify-authentication', cookiesOf(options), { response })
}

test('a passkey is registered by a member and signs them in without a password', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const { authenticator, verified } = await register(member)
  expect(verified.status).toBe(200)
  const entered = await signInWith(authenticator)
  expect(entered.status).toBe(200)
  const session = await stranger(testApp)('GET', '/session', { headers: { cookie: cookiesOf(entered) } })
  expect(session.body.profile.member.id).toBe(member.memberId)
})

test('nobody registers one without a session', async () => {
  expect((await send('GET', '/generate-register-options', '')).status).toBe(401)
})

test('a passkey of another site, of another key, or with an old challenge opens nothing', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const { authenticator } = await register(member)
  expect((await register(member, createAuthenticator('https://evil.example'))).verified.status).not.toBe(200)
  expect((await send('GET', '/list-user-passkeys', member.cookie)).body).toHaveLength(1)
  expect((await signInWith(createAuthenticator(origin))).status).toBe(401)
  const options = await send('GET', '/generate-authenticate-options', '')
  const stale = authenticator.signIn('b2xkIGNoYWxsZW5nZQ')
  const refused = await send('POST', '/verify-authentication', cookiesOf(options), { response: stale })
  expect(refused.status).not.toBe(200)
  expect(refused.headers['set-cookie'] ?? '').not.toContain('session_token')
})

test('a member sees only their own, and takes them away', async () => {
  const [member, other] = [await signedIn(testApp, { role: 'agent' }), await signedIn(testApp, { role: 'agent' })]
  const { authenticator } = await register(member)
  const { body } = await send('GET', '/list-user-passkeys', member.cookie)
  expect(body).toMatchObject([{ name: 'My phone' }])
  expect((await send('GET', '/list-user-passkeys', other.cookie)).body).toEqual([])
  expect((await send('POST', '/delete-passkey', other.cookie, { id: body[0].id })).status).not.toBe(200)
  expect((await send('POST', '/delete-passkey', member.cookie, { id: body[0].id })).status).toBe(200)
  expect((await signInWith(authenticator)).status).toBe(401)
})
