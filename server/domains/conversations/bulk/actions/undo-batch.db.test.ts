import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownChannel, said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let manager: SignedInMember
let topicId: string
let teamId: string
let ownStatus: string
let ids: string[]

const count = 4

beforeAll(async () => {
  testApp = await openTestApp()
  const admin = await signedIn(testApp)
  manager = await signedIn(testApp, { role: 'manager' })
  topicId = (await manager.request('POST', '/topics', { body: { name: 'Late' } })).body.id
  teamId = (await admin.request('POST', '/teams', { body: { name: 'Delivery' } })).body.id
  const own = { names: { en: 'With the carrier' }, category: 'waiting-on-customer' }
  ownStatus = (await admin.request('POST', '/statuses', { body: own })).body.id
  const channelId = await knownChannel(testApp, manager.workspaceId)
  const made = Array.from({ length: count }, () => said(testApp, manager.workspaceId, { channelId }))
  ids = (await Promise.all(made)).map(({ conversationId }) => conversationId)
})
afterAll(() => testApp.close())

/** A state a conversation may be in before, and what may be done to it between the act and its undoing. */
const touch = fc.constantFrom(
  ['PATCH', '', { urgency: 'high' }],
  ['PATCH', '', { tags: ['a', 'b'] }],
  ['PATCH', '', { tags: [] }],
  ['PATCH', '', { status: 'waiting-on-customer' }],
  ['PATCH', '', { status: 'closed' }],
  ['PATCH', '', { statusId: 'own' }],
  ['PUT', '/resolution', {}],
  ['DELETE', '/resolution', undefined],
  ['PUT', '/assignment', { assigneeId: null, teamId: null }],
  ['PUT', '/spam', undefined],
  ['DELETE', '/spam', undefined],
  ['PUT', '/deletion', undefined],
  ['DELETE', '/deletion', undefined],
  ['PATCH', '', { subject: 'What it is about' }],
) as fc.Arbitrary<[string, string, object | undefined]>

const act = fc.constantFrom(
  { kind: 'urgency', urgency: 'high' },
  { kind: 'urgency', urgency: 'low' },
  { kind: 'tags', add: ['a', 'c'], remove: ['b'] },
  { kind: 'status', status: 'waiting-on-customer' },
  { kind: 'status', status: 'closed' },
  { kind: 'resolve' },
  { kind: 'reopen' },
  { kind: 'assign', assigneeId: 'me' },
  { kind: 'team', teamId: 'team' },
  { kind: 'topic', topicId: 'topic' },
  { kind: 'spam' },
  { kind: 'not-spam' },
  { kind: 'trash' },
  { kind: 'restore' },
)

const touches = fc.array(fc.tuple(fc.nat({ max: count - 1 }), touch), { maxLength: 5 })

type Row = Record<string, unknown>
const rows = async (): Promise<Row[]> =>
  (
    await testApp.platform.database.owner.query<Row>(
      `select * from conversations where id = any($1::uuid[]) order by id`,
      [ids],
    )
  ).rows

async function all(list: [number, [string, string, object | undefined]][]): Promise<void> {
  for (const [index, [method, path, body]] of list) {
    const named = body && JSON.parse(JSON.stringify(body).replace('"own"', `"${ownStatus}"`))
    const answer = await manager.request(method, `/conversations/${ids[index]}${path}`, named ? { body: named } : {})
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    testApp.clock.forward(1000)
  }
}

/** Whoever chose another status within the one that the act set has chosen. */
const touchedWith = (column: string): string[] => (column === 'status' ? ['status', 'status_id'] : [column])

const columnsOf = (one: Row | undefined, other: Row | undefined): string[] =>
  Object.keys(one ?? {}).filter((column) => JSON.stringify(one?.[column]) !== JSON.stringify(other?.[column]))

/**
 * Whatever the conversations were like, whatever was done to them and whatever happened since: a row in which nothing that
 * the act changed was changed again is, in those columns, as it was before; every other row is as if nobody had undone.
 */
it('puts back exactly what the act changed, or leaves the row alone', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(touches, act, touches, async (first, chosen, since) => {
      await all(first)
      const before = await rows()
      const filled = JSON.parse(
        JSON.stringify(chosen).replace('"team"}', `"${teamId}"}`).replace('"topic"}', `"${topicId}"}`),
      )
      const run = (await manager.request('POST', '/bulk-runs', { body: { act: filled, ids } })).body
      await testApp.settle()
      const after = await rows()
      await all(since)
      const meanwhile = await rows()
      const undone = await manager.request('PUT', `/bulk-runs/${run.id}/undo`)
      await testApp.settle()
      const end = await rows()
      for (const [index, row] of end.entries()) {
        const changed = columnsOf(before[index], after[index])
        const touched = columnsOf(after[index], meanwhile[index])
        const asLeft = changed.flatMap(touchedWith).every((column) => !touched.includes(column))
        const expected = { ...meanwhile[index] }
        if (asLeft && undone.status === 200) for (const column of changed) expected[column] = before[index]?.[column]
        expect(row).toEqual(expected)
      }
    }),
    { numRuns: 40 },
  )
})
