import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownChannel, said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

type Twins = [string, string]
type Call = [method: string, path: string, body?: object]

let testApp: TestApp
let manager: SignedInMember
let channelId: string
let twins: Twins[]
const names: Record<string, string> = {}

const count = 3

beforeAll(async () => {
  testApp = await openTestApp()
  const admin = await signedIn(testApp)
  manager = await signedIn(testApp, { role: 'manager' })
  const made = async (who: SignedInMember, path: string, body: object) => {
    const answer = await who.request('POST', path, { body })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  names.$me = manager.memberId
  names.$other = admin.memberId
  names.$topic = (await made(manager, '/topics', { name: 'Late' })).id
  names.$team = (await made(admin, '/teams', { name: 'Delivery' })).id
  const own = { names: { en: 'With the carrier' }, category: 'waiting-on-customer' }
  names.$own = (await made(admin, '/statuses', own)).id
  const field = await made(admin, '/fields', { noun: 'conversation', type: 'text', names: { en: 'Cause' } })
  names.$field = field.key
  const items = [{ field: field.key, required: true, when: null }]
  await made(admin, '/forms', { names: { en: 'Late' }, items, topicIds: [names.$topic] })
  channelId = await knownChannel(testApp, manager.workspaceId)
  twins = []
  for (let made = 0; made < count; made++) twins.push([await one(), await one()])
})
afterAll(() => testApp.close())

const one = async () => (await said(testApp, manager.workspaceId, { channelId })).conversationId

/** The words above stand for ids that are known only once all is set up. */
const filled = <T>(what: T): T =>
  JSON.parse(JSON.stringify(what).replace(/\$[a-z]+/g, (name) => names[name] ?? name)) as T

const touch = fc.constantFrom<Call>(
  ['PATCH', '', { urgency: 'high' }],
  ['PATCH', '', { tags: ['a', 'b'] }],
  ['PATCH', '', { topicId: '$topic' }],
  ['PATCH', '', { topicId: null }],
  ['PATCH', '', { fields: { $field: 'Snow' } }],
  ['PATCH', '', { fields: { $field: null } }],
  ['PATCH', '', { status: 'waiting-on-us' }],
  ['PATCH', '', { statusId: '$own' }],
  ['PUT', '/resolution', {}],
  ['DELETE', '/resolution'],
  ['PUT', '/assignment', { assigneeId: '$other', teamId: null }],
  ['PUT', '/spam'],
  ['PUT', '/deletion'],
  ['DELETE', '/deletion'],
  ['PUT', '/snooze', { until: null }],
)

interface Done {
  act: Record<string, unknown>
  /** What a member would do for it, of whom is known what they had seen and which tags they saw. */
  byHand(seen: Record<string, unknown>): Call
}

const done = fc.constantFrom<Done>(
  { act: { kind: 'assign', assigneeId: 'me' }, byHand: () => ['PUT', '/assignment', { assigneeId: '$me' }] },
  { act: { kind: 'assign', assigneeId: null }, byHand: () => ['PUT', '/assignment', { assigneeId: null }] },
  { act: { kind: 'team', teamId: '$team' }, byHand: () => ['PUT', '/assignment', { teamId: '$team' }] },
  { act: { kind: 'status', status: 'closed' }, byHand: () => ['PATCH', '', { status: 'closed' }] },
  {
    act: { kind: 'status', status: 'waiting-on-customer' },
    byHand: () => ['PATCH', '', { status: 'waiting-on-customer' }],
  },
  { act: { kind: 'resolve' }, byHand: ({ seq }) => ['PUT', '/resolution', { seenSeq: seq }] },
  { act: { kind: 'reopen' }, byHand: () => ['DELETE', '/resolution'] },
  { act: { kind: 'urgency', urgency: 'high' }, byHand: () => ['PATCH', '', { urgency: 'high' }] },
  { act: { kind: 'topic', topicId: '$topic' }, byHand: () => ['PATCH', '', { topicId: '$topic' }] },
  {
    act: { kind: 'tags', add: ['a', 'New  one'], remove: ['B'] },
    byHand: ({ tags }) => ['PATCH', '', { tags: [...(tags as string[]), 'a', 'new one'].filter((tag) => tag !== 'b') }],
  },
  { act: { kind: 'spam' }, byHand: () => ['PUT', '/spam'] },
  { act: { kind: 'not-spam' }, byHand: () => ['DELETE', '/spam'] },
  { act: { kind: 'trash' }, byHand: () => ['PUT', '/deletion'] },
  { act: { kind: 'restore' }, byHand: () => ['DELETE', '/deletion'] },
)

const ask = (id: string, [method, path, body]: Call) =>
  manager.request(method, `/conversations/${id}${path}`, body ? { body: filled(body) } : {})

/** All columns but those by which two twins differ from birth. */
async function standing(id: string) {
  const { rows } = await testApp.platform.database.owner.query('select * from conversations where id = $1', [id])
  const { id: _, number: __, ...rest } = rows[0]
  return timeless(rest)
}

/** Twins are touched one after the other: what counts is whether there is a time, not which. */
const timeless = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Date ? 'a time' : value]))

async function log(id: string) {
  const { rows } = await testApp.platform.database.owner.query(
    `select type, actor_kind, actor_id, subject_kind, subject_id = conversation_id as itself, person_id, seq, data - 'number' as data
    from events where conversation_id = $1 order by tx, position`,
    [id],
  )
  return rows
}

const touches = fc.array(fc.tuple(fc.nat({ max: count - 1 }), touch), { maxLength: 6 })

/**
 * Of two conversations alike, one is acted on by hand and the other in bulk: they are alike afterwards too, in every column and
 * every word of the log, and what refuses one refuses the other for the same reason.
 */
it('does in bulk what is done by hand', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(touches, done, fc.array(fc.nat({ max: count - 1 })), async (first, { act, byHand }, wrote) => {
      for (const [index, call] of first) {
        for (const id of twins[index] ?? []) await ask(id, call)
        testApp.clock.forward(1000)
      }
      const seen = await Promise.all(twins.map(([mine]) => standing(mine)))
      const ids = twins.map(([, many]) => many)
      const run = (await manager.request('POST', '/bulk-runs', { body: { act: filled(act), ids } })).body
      for (const index of new Set(wrote))
        for (const id of twins[index] ?? [])
          await said(testApp, manager.workspaceId, { channelId, conversationId: id, mayReopen: false })
      const refused: [string, string | null][] = []
      for (const [index, [mine, many]] of twins.entries()) {
        const answer = await ask(mine, byHand(seen[index] ?? {}))
        if (answer.status !== 200) refused.push([many, answer.body.code])
      }
      await testApp.settle()
      const rows = (await manager.request('GET', `/bulk-runs/${run.id}/rows`)).body.items as {
        conversation: { id: string }
        reason: string | null
      }[]
      const reasons = rows.filter(({ reason }) => reason).map((row) => [row.conversation.id, row.reason])
      expect(reasons.sort()).toEqual(refused.sort())
      for (const [mine, many] of twins) {
        expect(await standing(many)).toEqual(await standing(mine))
        expect(await log(many)).toEqual(await log(mine))
      }
    }),
    { numRuns: 60 },
  )
})
