import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type EventStream, openDeafStream, openStream } from '../../testing/event-stream.ts'
import { anotherWorkspace, asSystem, type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { newId } from '../db/ids.ts'
import { record } from '../events/record.ts'

let testApp: TestApp
let admin: SignedInMember
let port: number
const open: EventStream[] = []
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
  await testApp.app.listen({ host: '127.0.0.1', port: 0 })
  port = (testApp.app.server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const stream of open.splice(0)) stream.cut()
  await expect.poll(() => testApp.platform.live.count()).toBe(0)
})
afterAll(() => testApp.close())

async function listen(
  cookie: string,
  after?: string | null,
  headers: Record<string, string> = {},
): Promise<EventStream> {
  const last: Record<string, string> = after ? { 'last-event-id': after } : {}
  const stream = await openStream(`http://127.0.0.1:${port}/api/live`, { cookie, ...last, ...headers })
  open.push(stream)
  return stream
}
const until = (stream: EventStream, event: string) =>
  expect.poll(() => stream.told.some((told) => told.event === event), { timeout: 5000 }).toBe(true)
const positions = (stream: EventStream): number[] =>
  stream.told.filter((told) => told.event === 'change').map((told) => JSON.parse(told.data).position)
const addPerson = (name: string, by = admin) => by.request('POST', '/people', { body: { name } })

test('tells what changes as it changes, through proxies too, and only to those who may know', async () => {
  // What was there before is not told; it is below the horizon once everybody has heard it.
  await testApp.settle()
  expect((await listen('')).status).toBe(401)
  const stream = await listen(admin.cookie)
  expect(stream.status).toBe(200)
  expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(stream.headers.get('x-accel-buffering')).toBe('no')
  expect(stream.headers.get('cache-control')).toBe('no-store')
  await until(stream, 'ready')
  expect(stream.lastId).toMatch(/^\d+-\d+$/)

  const other = await anotherWorkspace(testApp)
  await addPerson('Theirs', other)
  const { body } = await addPerson('Ours')
  await until(stream, 'change')
  const change = stream.told.find((told) => told.event === 'change')
  expect(JSON.parse(change?.data ?? '')).toMatchObject({
    type: 'person.created',
    subject: { kind: 'person', id: body.id },
    actor: { kind: 'member', id: admin.memberId },
  })
  expect(positions(stream)).toHaveLength(1)
  // A poke says that something changed, never what: names stay where they are asked for.
  expect(change?.data).not.toContain('Ours')
})

test('a stream that is cut and taken up again misses nothing', async () => {
  await testApp.settle()
  const before = await admin.request('GET', '/events?limit=500')
  let stream = await listen(admin.cookie)
  await until(stream, 'ready')
  const told = new Set<number>()
  let last = stream.lastId
  const writing = (async () => {
    for (let n = 0; n < 40; n++) await addPerson(`Cut ${n}`)
  })()
  for (let cuts = 0; cuts < 12; cuts++) {
    await new Promise((done) => setTimeout(done, 15))
    stream.cut()
    await stream.ended
    for (const position of positions(stream)) told.add(position)
    last = stream.lastId ?? last
    stream = await listen(admin.cookie, last)
  }
  await writing
  const after = `/events?limit=500&after=${before.body.next}`
  const logged = async (): Promise<number[]> =>
    (await admin.request('GET', after)).body.items.map((event: { position: string }) =>
      Number(event.position.split('-')[1]),
    )
  // The log is told below the horizon, which another test's transaction may hold back for a moment.
  await expect.poll(async () => (await logged()).length, { timeout: 5000 }).toBe(40)
  const written = await logged()
  await expect
    .poll(() => written.filter((position) => !told.has(position) && !positions(stream).includes(position)), {
      timeout: 5000,
    })
    .toEqual([])
})

test('a stream that breaks between two pokes of one moment is told the second again', async () => {
  await testApp.settle()
  const stream = await listen(admin.cookie)
  await until(stream, 'ready')
  const id = newId()
  await asSystem(testApp, admin.workspaceId, (scope) =>
    record(
      scope,
      ...['first', 'second', 'third'].map((name) => ({
        type: 'topic.changed' as const,
        subject: { kind: 'topic', id },
        data: { name },
      })),
    ),
  )
  await expect.poll(() => positions(stream).length, { timeout: 5000 }).toBe(3)
  const [first, second, third] = positions(stream)
  const broken = stream.told.find(({ event }) => event === 'change')?.id
  // What came by a gap is cut the same way.
  const again = await listen(admin.cookie, broken)
  await expect.poll(() => positions(again), { timeout: 5000 }).toEqual(expect.arrayContaining([second, third]))
  const brokenAgain = again.told.find(({ event, data }) => event === 'change' && JSON.parse(data).position === first)
  const last = await listen(admin.cookie, brokenAgain?.id ?? broken)
  await expect.poll(() => positions(last), { timeout: 5000 }).toEqual(expect.arrayContaining([second, third]))
})

test('a colleague hears of what is about them alone, and of nobody’s presence', async () => {
  const petr = await signedIn(testApp, { role: 'colleague' })
  const stream = await listen(petr.cookie)
  const other = await listen(admin.cookie)
  await until(stream, 'ready')
  await until(other, 'ready')
  const before = stream.told.length
  testApp.platform.live.tell(admin.workspaceId, 'presence', { conversationId: newId(), present: [] })
  await addPerson('Not for them')
  await asSystem(testApp, admin.workspaceId, (scope) =>
    record(scope, { type: 'notice.added', subject: { kind: 'member', id: petr.memberId } }),
  )
  const types = (of: EventStream, from = 0) =>
    of.told.slice(from).map(({ event, data }) => (event === 'change' ? JSON.parse(data).type : event))
  await expect.poll(() => types(other), { timeout: 5000 }).toEqual(expect.arrayContaining(['notice.added', 'presence']))
  await expect.poll(() => types(stream, before), { timeout: 5000 }).toContain('notice.added')
  expect(types(other)).toContain('person.created')
  expect(types(stream, before).filter((type) => type !== 'notice.added')).toEqual([])
  // Coming back it is told to load what it shows, not what it missed.
  const again = await listen(petr.cookie, stream.lastId)
  await until(again, 'ready')
  expect(types(again)).toEqual(['reload', 'ready'])
})

test('a gap that is too long, and an id that is none, say reload', async () => {
  const stream = await listen(admin.cookie, 'nonsense')
  await until(stream, 'reload')
  const start = await listen(admin.cookie)
  await until(start, 'ready')
  await testApp.platform.database.owner.query(
    `insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id)
     select $1, 'person.changed', now(), 'system', 'person', $2 from generate_series(1, 1100)`,
    [admin.workspaceId, admin.memberId],
  )
  const late = await listen(admin.cookie, start.lastId)
  await until(late, 'reload')
  await until(late, 'ready')
  // The way out of a reload is a place to go on from.
  expect(late.lastId === null || /^\d+-\d+$/.test(late.lastId)).toBe(true)
})

test('a stream ends when its member leaves or its key is revoked, and the gate is closed', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const program = await withKey(testApp, ['workspace.read', 'live.read'])
  const [theirs, keys, ours] = [
    await listen(member.cookie),
    await listen('', null, { authorization: `Bearer ${program.key}` }),
    await listen(admin.cookie),
  ]
  await Promise.all([theirs, keys, ours].map((stream) => until(stream, 'ready')))
  await admin.request('PATCH', `/members/${member.memberId}`, { body: { active: false } })
  await admin.request('DELETE', `/keys/${program.keyId}`)
  await Promise.all([theirs.ended, keys.ended])
  expect((await listen(member.cookie, theirs.lastId)).status).toBe(401)
  expect(testApp.platform.live.count()).toBe(1)
})

test('a reader who does not read is let go before it fills the memory', async () => {
  const socket = await openDeafStream(port, '/api/live', admin.cookie)
  await expect.poll(() => testApp.platform.live.count()).toBe(1)
  const gone = new Promise<void>((closed) => socket.once('close', () => closed()))
  const filler = 'x'.repeat(64 * 1024)
  for (let sent = 0; sent < 400 && testApp.platform.live.count() > 0; sent++) {
    testApp.platform.live.tell(admin.workspaceId, 'filler', filler)
    await new Promise((done) => setImmediate(done))
  }
  await expect.poll(() => testApp.platform.live.count()).toBe(0)
  socket.resume()
  await gone
})
