import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let admin: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
})
afterAll(() => testApp.close())

const add = (name: string, key: string, by = admin) =>
  by.request('POST', '/people', { body: { name }, headers: { 'idempotency-key': key } })
const count = async (name: string) => {
  const rows = await testApp.platform.database.system
    .selectFrom('people')
    .select('id')
    .where('name', '=', name)
    .execute()
  return rows.length
}

test('the same request with the same key is carried out once and answered alike', async () => {
  const first = await add('Twice', 'k1')
  const second = await add('Twice', 'k1')
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)
  expect(await count('Twice')).toBe(1)
})

test('also when eight arrive at the same moment', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => add('At once', 'k2')))
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  expect(answers.every((answer) => answer.status === 201)).toBe(true)
  expect(await count('At once')).toBe(1)
})

test('the key of another body, or of another address, is refused', async () => {
  await add('Original', 'k3')
  const other = await add('Different', 'k3')
  expect(other.status).toBe(409)
  expect(other.body.code).toBe('idempotency-key-reused')
  const elsewhere = await admin.request('POST', '/companies', {
    body: { name: 'Original' },
    headers: { 'idempotency-key': 'k3' },
  })
  expect(elsewhere.body.code).toBe('idempotency-key-reused')
  expect(await count('Different')).toBe(0)
})

test('each caller has keys of their own', async () => {
  const agent = await signedIn(testApp, { role: 'agent' })
  const program = await withKey(testApp, ['people.write'])
  const answers = [
    await add('Each', 'k4'),
    await add('Each', 'k4', agent),
    await program.request('POST', '/people', { body: { name: 'Each' }, headers: { 'idempotency-key': 'k4' } }),
  ]
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(3)
})

test('what failed is not remembered: the same key may try again', async () => {
  const body = { emails: ['retry@idem.example'] }
  const headers = { 'idempotency-key': 'k5' }
  const { body: owner } = await admin.request('POST', '/people', {
    body: { emails: ['retry@idem.example', 'rest@idem.example'] },
  })
  expect((await admin.request('POST', '/people', { body, headers })).status).toBe(409)
  await admin.request('DELETE', `/people/${owner.id}/identities/${owner.identities[0].id}`)
  expect((await admin.request('POST', '/people', { body, headers })).status).toBe(201)
})

test('a key without end is refused', async () => {
  expect((await add('Long', 'x'.repeat(201))).status).toBe(422)
})
