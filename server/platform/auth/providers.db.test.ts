import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { stranger } from '../../testing/factories.ts'
import { freePort } from '../../testing/running-kept.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { findProviders } from './providers.ts'

let server: Server | undefined
let testApp: TestApp | undefined
afterEach(async () => {
  await testApp?.close()
  testApp = undefined
  server?.closeAllConnections()
  await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()))
  server = undefined
})

const origin = 'http://localhost:4040'
const settings = (port: number) => ({
  KEPT_OIDC: JSON.stringify([
    {
      id: 'company',
      name: 'Company account',
      discoveryUrl: `http://127.0.0.1:${port}/.well-known/openid-configuration`,
      clientId: 'kept',
      clientSecret: 'secret',
    },
  ]),
})

/** A provider's discovery document; `silent`: it takes the request and says nothing. */
async function openProvider(port: number, silent = false): Promise<number> {
  const opened = createServer((_request, response) => {
    if (silent) return
    const issuer = `http://127.0.0.1:${portOf(opened)}`
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document))
  })
  server = opened
  await new Promise<void>((listening) => opened.listen(port, '127.0.0.1', listening))
  return portOf(opened)
}

const portOf = (opened: Server): number => (opened.address() as AddressInfo).port

async function offered(app: TestApp): Promise<boolean> {
  const { status, body } = await stranger(app)('GET', '/setup')
  expect({ status, body }).toMatchObject({ status: 200 })
  return body.signIn.oidc[0].available
}
const begin = (app: TestApp) =>
  stranger(app)('POST', '/auth/sign-in/social', {
    body: { provider: 'company', callbackURL: '/' },
    headers: { origin },
  })

test('a provider that is away as Kept starts is told, and joins when it is there', async () => {
  const port = await freePort()
  testApp = await openTestApp(settings(port))
  const app = testApp
  await vi.waitFor(async () => expect(await offered(app)).toBe(false), { timeout: 5000 })
  const health = await app.app.inject({ method: 'GET', url: '/health' })
  expect(health.statusCode).toBe(200)
  expect(health.json().checks).toContainEqual({
    name: 'sign-in',
    ok: false,
    reason: expect.stringMatching(/^Company account: .*ECONNREFUSED/),
  })
  expect((await begin(app)).status).toBe(404)

  const { platform } = app
  const hurried = await findProviders(platform.auth, platform.config, platform.log, 50)
  await platform.providers.close()
  platform.providers = hurried
  await openProvider(port)
  await vi.waitFor(async () => expect(await offered(app)).toBe(true), { timeout: 5000 })
  const begun = await begin(app)
  expect(begun.status).toBe(200)
  expect(begun.body.url).toContain(`http://127.0.0.1:${port}/auth?`)
  expect((await app.app.inject({ method: 'GET', url: '/health' })).json().checks).toContainEqual({
    name: 'sign-in',
    ok: true,
    reason: null,
  })
})

test('one that is silent holds up neither the start nor other ways in', { timeout: 20_000 }, async () => {
  const port = await openProvider(0, true)
  testApp = await openTestApp(settings(port))
  await vi.waitFor(async () => testApp && expect(await offered(testApp)).toBe(false), { timeout: 5000 })
  const wrong = await stranger(testApp)('POST', '/auth/sign-in/email', {
    body: { email: 'nobody@kept.example', password: 'not the password' },
    headers: { origin },
  })
  expect(wrong.status).toBe(401)
})
