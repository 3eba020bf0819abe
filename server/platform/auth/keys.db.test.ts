import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn, stranger, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let admin: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
})
afterAll(() => testApp.close())

test('a key opens what its scopes say, and nothing else', async () => {
  const program = await withKey(testApp, ['people.read'])
  expect((await program.request('GET', '/people')).status).toBe(200)
  expect((await program.request('POST', '/people', { body: { name: 'X' } })).status).toBe(403)
  expect((await program.request('GET', '/keys')).status).toBe(403)
  const { body } = await admin.request('GET', '/keys')
  const listed = body.items.find((key: { id: string }) => key.id === program.keyId)
  expect(listed).toMatchObject({ scopes: ['people.read'], createdByName: expect.any(String), expiresAt: null })
  expect(program.key.startsWith(listed.start)).toBe(true)
  expect(Date.parse(listed.lastUsedAt)).toBeGreaterThan(Date.now() - 60_000)
})

test('a key is shown once and kept hashed; the same request twice gives the same key', async () => {
  const headers = { 'idempotency-key': 'key-once' }
  const body = { name: 'Once', scopes: ['people.read'] }
  const first = await admin.request('POST', '/keys', { body, headers })
  const second = await admin.request('POST', '/keys', { body, headers })
  expect(second.body).toEqual(first.body)
  const { rows } = await testApp.platform.database.owner.query(
    'select to_jsonb(auth_api_keys)::text as row from auth_api_keys union all select to_jsonb(idempotency_keys)::text from idempotency_keys',
  )
  expect(rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(rows)).not.toContain(first.body.key.slice(8))
})

test('a revoked key opens nothing from then on', async () => {
  const program = await withKey(testApp, ['people.read'])
  expect((await program.request('GET', '/people')).status).toBe(200)
  expect((await admin.request('DELETE', `/keys/${program.keyId}`)).status).toBe(204)
  expect((await program.request('GET', '/people')).status).toBe(401)
  expect((await admin.request('DELETE', `/keys/${program.keyId}`)).status).toBe(404)
})

test('a key ends when it was to end', async () => {
  const made = await admin.request('POST', '/keys', {
    body: { name: 'Short', scopes: ['people.read'], expiresInDays: 1 },
  })
  expect(Date.parse(made.body.expiresAt)).toBeGreaterThan(Date.now())
  await testApp.platform.database.owner.query(
    `update auth_api_keys set "expiresAt" = now() - interval '1 minute' where name = 'Short'`,
  )
  const answer = await stranger(testApp)('GET', '/people', { headers: { authorization: `Bearer ${made.body.key}` } })
  expect(answer.status).toBe(401)
})

test('a key makes no keys, and is of one workspace', async () => {
  const program = await withKey(testApp, ['keys.manage', 'people.read'])
  const answer = await program.request('POST', '/keys', { body: { name: 'Child', scopes: ['people.read'] } })
  expect(answer.status).toBe(403)
  const other = await anotherWorkspace(testApp)
  const theirs = await other.request('POST', '/people', { body: { name: 'Theirs' } })
  expect((await program.request('GET', `/people/${theirs.body.id}`)).status).toBe(404)
})

test.each(['Bearer nothing', 'Bearer kept_0123456789', 'Basic a2VwdA==', 'Bearer', ''])(
  '%j is nobody',
  async (authorization) => {
    expect((await stranger(testApp)('GET', '/people', { headers: { authorization } })).status).toBe(401)
  },
)
