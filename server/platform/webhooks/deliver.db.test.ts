import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openListener } from '../../testing/listener.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

const hour = 3_600_000
let testApp: TestApp
let admin: SignedInMember
let listener: Awaited<ReturnType<typeof openListener>>
beforeAll(async () => {
  listener = await openListener()
  testApp = await openTestApp()
  admin = await signedIn(testApp)
})
afterAll(async () => {
  await testApp.close()
  await listener.close()
})
beforeEach(async () => {
  await testApp.settle()
  const { body } = await admin.request('GET', '/webhooks')
  for (const webhook of body.items) await admin.request('DELETE', `/webhooks/${webhook.id}`)
  listener.heard.length = 0
  listener.answer = { status: 200 }
})

const subscribe = (events: string[], url = `${listener.url}/hook`) =>
  admin.request('POST', '/webhooks', { body: { url, events } })
const addPerson = (name: string) => admin.request('POST', '/people', { body: { name } })
const deliveries = async (id: string) => (await admin.request('GET', `/webhooks/${id}/deliveries`)).body.items

test('an event arrives once, signed by the Standard Webhooks rules', async () => {
  const webhook = await subscribe(['person.*'])
  expect(webhook.status).toBe(201)
  expect(webhook.body.secret).toMatch(/^whsec_/)
  const person = await addPerson('Heard')
  await testApp.settle()
  await testApp.settle()
  expect(listener.heard).toHaveLength(1)
  const { headers, body } = listener.heard[0] as { headers: Record<string, string>; body: string }
  expect(new Webhook(webhook.body.secret).verify(body, headers)).toMatchObject({
    type: 'person.created',
    data: {
      type: 'person.created',
      subject: { kind: 'person', id: person.body.id },
      actor: { kind: 'member', id: admin.memberId },
    },
  })
  expect(() => new Webhook(webhook.body.secret).verify(`${body} `, headers)).toThrow()
  expect(await deliveries(webhook.body.id)).toMatchObject([
    { state: 'delivered', attempts: 1, status: 200, eventType: 'person.created', nextAttemptAt: null },
  ])
  const { rows } = await testApp.platform.database.owner.query('select secret from webhooks')
  expect(JSON.stringify(rows)).not.toContain(webhook.body.secret.slice(6))
})

test('only what was subscribed arrives, and nothing of other workspaces or when switched off', async () => {
  const webhook = await subscribe(['company.created'])
  await addPerson('Not heard')
  await testApp.settle()
  expect(listener.heard).toHaveLength(0)
  await admin.request('PATCH', `/webhooks/${webhook.body.id}`, { body: { enabled: false } })
  await admin.request('POST', '/companies', { body: { name: 'Silent' } })
  await testApp.settle()
  expect(listener.heard).toHaveLength(0)
  await admin.request('PATCH', `/webhooks/${webhook.body.id}`, { body: { enabled: true, events: ['*'] } })
  await addPerson('Heard again')
  await testApp.settle()
  expect(listener.heard.map((each) => JSON.parse(each.body).type)).toEqual(['webhook.changed', 'person.created'])
})

test('what does not arrive is tried ten times over a day with the same id, then given up', async () => {
  const webhook = await subscribe(['person.created'])
  listener.answer = { status: 503, body: 'down for repair' }
  await addPerson('Unlucky')
  await testApp.settle()
  expect(await deliveries(webhook.body.id)).toMatchObject([
    { state: 'retrying', attempts: 1, status: 503, answer: 'down for repair', nextAttemptAt: expect.any(String) },
  ])
  expect((await admin.request('GET', '/webhooks')).body.items[0].failingSince).not.toBeNull()
  for (let hours = 0; hours < 30; hours++) {
    testApp.clock.forward(hour)
    await testApp.settle()
  }
  expect(await deliveries(webhook.body.id)).toMatchObject([{ state: 'failed', attempts: 10, nextAttemptAt: null }])
  expect(listener.heard).toHaveLength(10)
  expect(new Set(listener.heard.map((each) => each.headers['webhook-id'])).size).toBe(1)
  expect(new Set(listener.heard.map((each) => each.headers['webhook-timestamp'])).size).toBe(10)

  listener.answer = { status: 204 }
  const [failed] = await deliveries(webhook.body.id)
  const again = await admin.request('PUT', `/webhook-deliveries/${failed.id}/attempt`)
  expect(again.body).toMatchObject({ state: 'queued', attempts: 0 })
  await testApp.settle()
  expect(await deliveries(webhook.body.id)).toMatchObject([{ state: 'delivered', attempts: 1, status: 204 }])
  expect((await admin.request('GET', '/webhooks')).body.items[0].failingSince).toBeNull()
})

test('after days of failing it is switched off, and the log says so', async () => {
  const webhook = await subscribe(['person.created'])
  listener.answer = { status: 500 }
  for (let days = 0; days < 7; days++) {
    await addPerson(`Day ${days}`)
    await testApp.settle()
    testApp.clock.forward(24 * hour)
    await testApp.settle()
  }
  const { body } = await admin.request('GET', '/webhooks')
  expect(body.items).toMatchObject([{ id: webhook.body.id, enabled: false }])
  const log = await testApp.platform.database.system
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'webhook.changed')
    .where('subject_id', '=', webhook.body.id)
    .orderBy('position', 'desc')
    .executeTakeFirst()
  expect(log?.data).toMatchObject({ enabled: false, because: 'failing' })
})

test('a redirect is an answer, not a way', async () => {
  const webhook = await subscribe(['person.created'])
  listener.answer = { status: 302, headers: { location: `${listener.url}/elsewhere` } }
  await addPerson('Redirected')
  await testApp.settle()
  expect(listener.heard.map((each) => each.path)).toEqual(['/hook'])
  expect(await deliveries(webhook.body.id)).toMatchObject([{ state: 'retrying', status: 302 }])
})

test('an address that nobody listens on is said so', async () => {
  const webhook = await subscribe(['person.created'], 'http://127.0.0.1:9/')
  await addPerson('Nobody there')
  await testApp.settle()
  const [delivery] = await deliveries(webhook.body.id)
  expect(delivery).toMatchObject({ state: 'retrying', status: null })
  expect(delivery.answer).toContain('ECONNREFUSED')
})

test('addresses of the own network are refused, when subscribing and when sending', async () => {
  const strict = await openTestApp({ KEPT_ALLOW_PRIVATE_ADDRESSES: 'false' })
  const owner = await signedIn(strict)
  for (const url of [
    listener.url,
    'http://localhost/',
    'http://169.254.169.254/',
    'http://[::1]/',
    'http://10.0.0.1/',
  ]) {
    const answer = await owner.request('POST', '/webhooks', { body: { url, events: ['*'] } })
    expect(answer.body.code).toBe('address-refused')
  }
  // The name may have led elsewhere when it was subscribed.
  const made = await owner.request('POST', '/webhooks', {
    body: { url: 'http://nowhere.invalid/', events: ['person.*'] },
  })
  expect(made.status).toBe(201)
  await strict.platform.database.owner.query('update webhooks set url = $1', [`${listener.url}/rebound`])
  await owner.request('POST', '/people', { body: { name: 'Rebound' } })
  await strict.settle()
  const { body } = await owner.request('GET', `/webhooks/${made.body.id}/deliveries`)
  expect(body.items).toMatchObject([{ state: 'retrying', answer: expect.stringContaining('private network') }])
  expect(listener.heard).toHaveLength(0)
  await strict.close()
})

test('old deliveries are forgotten, the log of the last month stays', async () => {
  const webhook = await subscribe(['person.created'])
  await addPerson('Old')
  await testApp.settle()
  testApp.clock.forward(31 * 24 * hour)
  await addPerson('New')
  await testApp.settle()
  const clean = testApp.registered.jobs.find((job) => job.name === 'webhook.forget-deliveries')
  await clean?.run({} as never, { attempt: 1, lastAttempt: false })
  expect(await deliveries(webhook.body.id)).toHaveLength(1)
})

test('the delivery log is paged, newest first', async () => {
  const webhook = await subscribe(['person.created'])
  for (let n = 0; n < 5; n++) await addPerson(`Page ${n}`)
  await testApp.settle()
  const seen: string[] = []
  let cursor: string | null = ''
  do {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const { body } = await admin.request('GET', `/webhooks/${webhook.body.id}/deliveries?limit=2${query}`)
    seen.push(...body.items.map((delivery: { eventPosition: string }) => delivery.eventPosition))
    cursor = body.next
  } while (cursor)
  expect(seen).toHaveLength(5)
  expect(seen.map(Number)).toEqual(seen.map(Number).toSorted((a, b) => b - a))
})
