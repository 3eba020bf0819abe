import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Answered, cookieOf, type SignedInMember, signedIn, stranger } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

const origin = 'http://localhost:4040'
let testApp: TestApp
let server: Server
let issuer: string

beforeAll(async () => {
  // It warns that it is no production set-up, which it is not.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'info').mockImplementation(() => {})
  server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'kept',
        client_secret: 'a secret of the provider',
        redirect_uris: [`${origin}/api/auth/callback/company`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    // Whoever signs in at the provider's own form as <address> is <address>.
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: id, email_verified: true, name: 'From the provider' }),
    }),
  })
  server.on('request', provider.callback())
  testApp = await openTestApp({
    KEPT_OIDC: JSON.stringify([
      {
        id: 'company',
        name: 'Company account',
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        clientId: 'kept',
        clientSecret: 'a secret of the provider',
      },
    ]),
  })
})
afterAll(async () => {
  await testApp.close()
  server.closeAllConnections()
  server.close()
  vi.restoreAllMocks()
})

const cookiesOf = (answer: Answered) => cookieOf([answer.headers['set-cookie'] ?? []].flat() as string[])

/** Goes through the provider's pages as a browser would, until it sends back to Kept. */
async function signInAtProvider(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next: { url: string; form?: Record<string, string> } = { url: start }
  for (let steps = 0; steps < 12; steps++) {
    const answer = await fetch(next.url, {
      redirect: 'manual',
      method: next.form ? 'POST' : 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form ? { body: new URLSearchParams(next.form) } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    if (location) {
      const target = new URL(location, next.url)
      if (target.origin === origin) return target
      next = { url: target.href }
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (!prompt) throw new Error(`the provider shows an unknown page: ${page.slice(0, 300)}`)
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? next.url
    next = { url: new URL(action, next.url).href, form: { prompt, login, password: 'any' } }
  }
  throw new Error('the provider does not come to an end')
}

async function enter(login: string): Promise<Answered> {
  const request = stranger(testApp)
  const begun = await request('POST', '/auth/sign-in/social', {
    body: { provider: 'company', callbackURL: '/', errorCallbackURL: '/sign-in' },
    headers: { origin },
  })
  expect(begun.status).toBe(200)
  const back = await signInAtProvider(begun.body.url, login)
  return request('GET', `${back.pathname}${back.search}`.replace(/^\/api/, ''), {
    headers: { cookie: cookiesOf(begun) },
  })
}

const memberOf = async (answer: Answered) =>
  (await stranger(testApp)('GET', '/session', { headers: { cookie: cookiesOf(answer) } })).body.profile?.member.id

test('the first screen offers the provider', async () => {
  const { body } = await stranger(testApp)('GET', '/setup')
  expect(body.signIn.oidc).toEqual([{ id: 'company', name: 'Company account', available: true }])
})

test('an existing user signs in with their account at the provider, the first time and later', async () => {
  const member: SignedInMember = await signedIn(testApp, { role: 'agent' })
  const first = await enter(member.email)
  expect(first.headers.location).toBe('/')
  expect(await memberOf(first)).toBe(member.memberId)
  expect(await memberOf(await enter(member.email))).toBe(member.memberId)
  const accounts = await testApp.platform.database.system
    .selectFrom('auth_accounts')
    .select('providerId')
    .where('userId', '=', member.userId)
    .execute()
  expect(accounts.map((account) => account.providerId).toSorted()).toEqual(['company', 'credential'])
})

test('somebody whom nobody invited is not let in', async () => {
  const answer = await enter('uninvited@elsewhere.example')
  expect(String(answer.headers.location)).toContain('/sign-in?error=')
  expect(cookiesOf(answer)).not.toMatch(/session_token=[^;]{10}/)
})

test('an answer that does not belong to this browser is refused', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const begun = await stranger(testApp)('POST', '/auth/sign-in/social', {
    body: { provider: 'company', callbackURL: '/' },
    headers: { origin },
  })
  const back = await signInAtProvider(begun.body.url, member.email)
  const stolen = await stranger(testApp)('GET', `${back.pathname}${back.search}`.replace(/^\/api/, ''))
  expect(cookiesOf(stolen)).not.toMatch(/session_token=[^;]{10}/)
})
