import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { newId } from '../db/ids.ts'
import { hearBatch, type Reaction } from './reactions.ts'

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

/**
 * What stands after a place, once it is `many`. The horizon is one for the whole server, so another test's transaction may
 * hold the log back for a moment.
 */
async function toldAfter(after: string | undefined, many: number) {
  await expect.poll(async () => (await log(after)).items.length, { timeout: 5000 }).toBe(many)
  return log(after)
}

test('the log is told in order, page by page, without gap or double', async () => {
  for (let n = 0; n < 7; n++) await addPerson(`Logged ${n}`)
  const all = await toldAfter(undefined, 9)
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
  const start = (await toldAfter(undefined, 9)).next
  const slow = await slowWriter(admin.workspaceId)
  await addPerson('Committed before the slow one')
  // What is committed stands behind a transaction that still runs, so it is not told yet.
  expect((await log(start)).items).toEqual([])
  await slow.commit()
  const told = await toldAfter(start, 2)
  expect(told.items.map((event: { type: string }) => event.type)).toEqual(['person.changed', 'person.created'])
  expect(told.items[0].subject.id).toBe(slow.id)
})

test('reactions do not skip who commits late either', async () => {
  await testApp.settle()
  const { database, scopes, log: lines } = testApp.platform
  const heard: string[] = []
  const reaction: Reaction = {
    name: 'listens',
    on: ['person.changed', 'person.created'],
    run: async (_, event) => void heard.push(event.type),
  }
  const hear = () => hearBatch(database, scopes, [reaction], lines)
  const slow = await slowWriter(admin.workspaceId)
  await addPerson('Waits')
  await hear()
  expect(heard).toEqual([])
  await slow.commit()
  await expect.poll(() => hear().then(() => heard), { timeout: 5000 }).toEqual(['person.changed', 'person.created'])
  await hear()
  expect(heard).toHaveLength(2)
})

test('another workspace has another log', async () => {
  const other = await anotherWorkspace(testApp)
  const types = async () =>
    (await other.request('GET', '/events')).body.items.map((event: { type: string }) => event.type)
  await expect.poll(types, { timeout: 5000 }).toEqual(['workspace.created', 'member.joined'])
})
