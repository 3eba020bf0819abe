import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { newId } from '../db/ids.ts'

let testApp: TestApp
let admin: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
})
afterAll(() => testApp.close())

const log = async (after?: string, limit = 500) => {
  const answer = await admin.request('GET', `/events?limit=${limit}${after ? `&after=${after}` : ''}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const addPerson = (name: string) => admin.request('POST', '/people', { body: { name } })

/** A transaction of another process that has written an event and has not committed yet. */
async function slowWriter(workspaceId: string) {
  const client = new pg.Client({ connectionString: testApp.databaseUrl })
  await client.connect()
  await client.query('begin')
  const id = newId()
  await client.query(
    `insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id) values ($1, 'person.changed', now(), 'system', 'person', $2)`,
    [workspaceId, id],
  )
  return { id, commit: () => client.query('commit').finally(() => client.end()) }
}

test('the log is told in order, page by page, without gap or double', async () => {
  for (let n = 0; n < 7; n++) await addPerson(`Logged ${n}`)
  const all = await log()
  const seen: string[] = []
  let next: string | null = null
  for (;;) {
    const page: { items: { position: string }[]; next: string | null } = await log(next ?? undefined, 3)
    if (!page.items.length) break
    seen.push(...page.items.map((event) => event.position))
    next = page.next
  }
  expect(seen).toEqual(all.items.map((event: { position: string }) => event.position))
  expect(new Set(seen).size).toBe(seen.length)
  expect(all.items.at(-1)).toMatchObject({
    type: 'person.created',
    actor: { kind: 'member', id: admin.memberId },
    subject: { kind: 'person' },
    data: { name: 'Logged 6' },
  })
  expect((await log(all.next)).next).toBe(all.next)
  expect((await admin.request('GET', '/events?after=nonsense')).body.errors[0].path).toBe('query.after')
})

test('who commits late is never skipped: the reader waits below the horizon', async () => {
  const start = (await log()).next
  const slow = await slowWriter(admin.workspaceId)
  await addPerson('Committed before the slow one')
  // What is committed stands behind a transaction that still runs, so it is not told yet.
  expect((await log(start)).items).toEqual([])
  await slow.commit()
  const told = await log(start)
  expect(told.items.map((event: { type: string }) => event.type)).toEqual(['person.changed', 'person.created'])
  expect(told.items[0].subject.id).toBe(slow.id)
})

test('reactions do not skip who commits late either', async () => {
  await testApp.settle()
  const webhook = await admin.request('POST', '/webhooks', {
    body: { url: 'http://127.0.0.1:9/', events: ['person.*'] },
  })
  const heard = async () => {
    await testApp.settle()
    const { body } = await admin.request('GET', `/webhooks/${webhook.body.id}/deliveries`)
    return body.items.map((delivery: { eventType: string }) => delivery.eventType).toSorted()
  }
  const slow = await slowWriter(admin.workspaceId)
  await addPerson('Waits')
  expect(await heard()).toEqual([])
  await slow.commit()
  expect(await heard()).toEqual(['person.changed', 'person.created'])
  expect(await heard()).toEqual(['person.changed', 'person.created'])
})

test('another workspace has another log', async () => {
  const other = await anotherWorkspace(testApp)
  const { body } = await other.request('GET', '/events')
  expect(body.items.map((event: { type: string }) => event.type)).toEqual(['workspace.created', 'member.joined'])
})
