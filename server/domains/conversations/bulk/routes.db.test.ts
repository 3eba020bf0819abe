import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulkAct } from '../../../../contract/bulk.ts'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let manager: SignedInMember
let agent: SignedInMember
let colleague: SignedInMember
let channelId: string
let topicId: string
let teamId: string

beforeAll(async () => {
  testApp = await openTestApp()
  const admin = await signedIn(testApp)
  manager = await signedIn(testApp, { role: 'manager' })
  agent = await signedIn(testApp, { role: 'agent' })
  colleague = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, agent.workspaceId)
  topicId = (await manager.request('POST', '/topics', { body: { name: 'Late' } })).body.id
  teamId = (await admin.request('POST', '/teams', { body: { name: 'Delivery' } })).body.id
})
afterAll(() => testApp.close())

let subjects = 0
/** Some conversations under a subject of their own, so that a filter finds these alone. */
async function some(count: number) {
  const subject = `matter${++subjects}`
  const ids: string[] = []
  for (let index = 0; index < count; index++)
    ids.push((await said(testApp, agent.workspaceId, { channelId, subject: `${subject} ${index}` })).conversationId)
  return { ids, filter: `subject:${subject}` }
}
/** So many that one by one they would be waited for: the first is one, the others are its likes. */
async function many(count: number) {
  const { ids, filter } = await some(1)
  await testApp.platform.database.owner.query(
    `insert into conversations (workspace_id, id, number, subject, status, person_id, channel_id, last_message_at, created_at, seq)
    select workspace_id, gen_random_uuid(), 1000000 + n, subject, status, person_id, channel_id, last_message_at, created_at, seq
    from conversations, generate_series(2, $2::int) n where id = $1`,
    [ids[0], count],
  )
  return { filter }
}
const start = async (who: Pick<SignedInMember, 'request'>, body: object) => who.request('POST', '/bulk-runs', { body })
async function done(who: Pick<SignedInMember, 'request'>, body: { act: object; ids?: string[]; selection?: object }) {
  const started = await start(who, body)
  expect(started.status, JSON.stringify(started.body)).toBe(202)
  await testApp.settle()
  return (await who.request('GET', `/bulk-runs/${started.body.id}`)).body
}
const opened = async (id: string) => (await manager.request('GET', `/conversations/${id}`)).body
/** As it is now, without what the thread tells of how it came to be so. */
const standing = async (id: string) => ({ ...(await opened(id)), changes: [] })
const rowsOf = async (id: string, query = '') => (await manager.request('GET', `/bulk-runs/${id}/rows${query}`)).body

describe('a bulk act', () => {
  it('does one thing to all that a list holds, more than one batch of them, and undoes it', async () => {
    const { filter } = await many(620)
    const total = async (more: string) =>
      (await agent.request('GET', `/conversations/total?filter=${filter}${more}`)).body.total
    expect(await total('')).toBe(620)
    const run = await done(agent, { act: { kind: 'urgency', urgency: 'high' }, selection: { filter } })
    expect(run).toMatchObject({
      state: 'finished',
      total: 620,
      done: 620,
      refused: 0,
      abilities: { undo: true, stop: false },
    })
    expect(await total('%20urgency:high')).toBe(620)
    const first = await rowsOf(run.id, '?limit=50')
    const second = await rowsOf(run.id, `?limit=50&cursor=${first.next}`)
    expect(new Set([...first.items, ...second.items].map(({ conversation }) => conversation.id)).size).toBe(100)
    await agent.request('PUT', `/bulk-runs/${run.id}/undo`)
    await testApp.settle()
    expect((await agent.request('GET', `/bulk-runs/${run.id}`)).body).toMatchObject({ state: 'undone', undone: 620 })
    expect(await total('%20urgency:high')).toBe(0)
  })

  it('of writing is read by whoever wrote, as if by hand', async () => {
    const { ids } = await some(1)
    const ready = await agent.request('POST', '/ready-replies', {
      body: { name: 'Soon', variants: [{ language: 'en', html: 'Soon' }] },
    })
    await done(agent, { act: { kind: 'reply', readyReplyId: ready.body.id }, ids })
    const unread = async (who: SignedInMember) =>
      (await who.request('GET', `/conversations?filter=subject:matter${subjects}`)).body.items[0].unread
    expect([await unread(agent), await unread(colleague)]).toEqual([false, true])
  })

  it('settles none that still needs a field, and says which it needs', async () => {
    const admin = await signedIn(testApp)
    const damaged = (await manager.request('POST', '/topics', { body: { name: 'Damaged' } })).body.id
    const cause = { noun: 'conversation', type: 'text', names: { en: 'Cause' } }
    const { key } = (await admin.request('POST', '/fields', { body: cause })).body
    const items = [{ field: key, required: true, when: null }]
    await admin.request('POST', '/forms', { body: { names: { en: 'Damage' }, items, topicIds: [damaged] } })
    for (const act of [{ kind: 'resolve' }, { kind: 'status', status: 'closed' }]) {
      const { ids } = await some(3)
      const [bare = '', complete = '', free = ''] = ids
      for (const id of [bare, complete])
        await agent.request('PATCH', `/conversations/${id}`, { body: { topicId: damaged } })
      await agent.request('PATCH', `/conversations/${complete}`, { body: { fields: { [key]: 'Rain' } } })
      const run = await done(agent, { act, ids })
      expect(run).toMatchObject({ done: 2, refused: 1 })
      expect((await rowsOf(run.id, '?state=refused')).items).toMatchObject([
        { conversation: { id: bare }, reason: 'required-fields', detail: expect.stringContaining('is needed') },
      ])
      const inRussian = { headers: { 'accept-language': 'ru' } }
      const { body } = await agent.request('GET', `/bulk-runs/${run.id}/rows?state=refused`, inRussian)
      expect(body.items[0].detail).toMatch(/^[а-я]/)
      const statuses = await Promise.all([bare, complete, free].map(async (id) => (await opened(id)).status))
      const settled = act.kind === 'resolve' ? 'resolved' : 'closed'
      expect(statuses).toEqual(['open', settled, settled])
    }
  })

  it('on one that was merged since reaches the one that stands for it', async () => {
    const { ids } = await some(2)
    const [survivor = '', merged = ''] = ids
    const started = await start(agent, { act: { kind: 'urgency', urgency: 'high' }, ids: [merged] })
    const answer = await agent.request('POST', `/conversations/${survivor}/merges`, {
      body: { conversationIds: [merged] },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    await testApp.settle()
    expect((await opened(survivor)).urgency).toBe('high')
    expect((await agent.request('GET', `/bulk-runs/${started.body.id}`)).body).toMatchObject({ unchanged: 1 })
  })

  const acts: [BulkAct, object][] = [
    [
      { kind: 'assign', assigneeId: 'me' },
      { assignee: expect.objectContaining({ name: expect.stringContaining('Member') }) },
    ],
    [{ kind: 'status', status: 'waiting-on-customer' }, { status: 'waiting-on-customer' }],
    [{ kind: 'resolve' }, { status: 'resolved', resolvedAt: expect.any(String) }],
    [{ kind: 'tags', add: ['Bulk'], remove: ['old'] }, { tags: ['bulk', 'kept'] }],
    [{ kind: 'spam' }, { spamAt: expect.any(String) }],
    [{ kind: 'trash' }, { deletedAt: expect.any(String) }],
  ]
  it.each(acts)('%o is done as by hand, and undone exactly', async (act, expected) => {
    const { ids } = await some(2)
    for (const id of ids) await agent.request('PATCH', `/conversations/${id}`, { body: { tags: ['old', 'kept'] } })
    const before = await Promise.all(ids.map(standing))
    const run = await done(manager, { act, ids })
    expect(run.done).toBe(2)
    for (const id of ids) expect(await opened(id)).toMatchObject(expected)
    await manager.request('PUT', `/bulk-runs/${run.id}/undo`)
    await testApp.settle()
    expect(await Promise.all(ids.map(standing))).toEqual(before)
    const undone = (await manager.request('GET', `/bulk-runs/${run.id}`)).body
    expect(undone).toMatchObject({ state: 'undone', undone: 2, left: 0, abilities: { undo: false } })
  })

  it('takes topic and team too, and their opposites', async () => {
    const { ids } = await some(1)
    const [id = ''] = ids
    await done(agent, { act: { kind: 'topic', topicId }, ids })
    await done(agent, { act: { kind: 'team', teamId }, ids })
    expect(await opened(id)).toMatchObject({ topicId, teamId })
    await done(agent, { act: { kind: 'resolve' }, ids })
    await done(agent, { act: { kind: 'reopen' }, ids })
    await done(manager, { act: { kind: 'spam' }, ids })
    await done(manager, { act: { kind: 'not-spam' }, ids })
    await done(manager, { act: { kind: 'trash' }, ids })
    await done(manager, { act: { kind: 'restore' }, ids })
    expect(await opened(id)).toMatchObject({ status: 'waiting-on-us', spamAt: null, deletedAt: null })
  })

  it('says of each row what became of it', async () => {
    const { ids } = await some(3)
    const [tagged = '', gone] = [ids[0], newId()]
    const theirs = await anotherWorkspace(testApp)
    const foreign = await said(testApp, theirs.workspaceId, {
      channelId: await knownChannel(testApp, theirs.workspaceId),
    })
    await agent.request('PATCH', `/conversations/${tagged}`, { body: { tags: ['bulk'] } })
    const run = await done(manager, {
      act: { kind: 'tags', add: ['bulk'] },
      ids: [...ids, gone, foreign.conversationId, tagged],
    })
    expect(run).toMatchObject({ total: 5, done: 2, unchanged: 1, refused: 2 })
    const refused = (await rowsOf(run.id, '?state=refused')).items
    expect(refused).toEqual(
      [gone, foreign.conversationId].map(() => ({
        conversation: null,
        state: 'refused',
        reason: 'not-found',
        detail: null,
      })),
    )
    expect((await rowsOf(run.id, '?state=unchanged')).items[0].conversation.id).toBe(tagged)
  })

  it('answers each in words of its own, and refuses what cannot be filled in or was not seen', async () => {
    const { ids } = await some(3)
    const [silent = '', wrote = ''] = [ids[1], ids[2]]
    const ready = await manager.request('POST', '/ready-replies', {
      body: {
        name: 'Late',
        kind: 'shared',
        variants: [
          {
            language: 'en',
            html: 'Case {{ conversation.number }}{% if conversation.topic %} {{ person.phone }}{% endif %}',
          },
        ],
        actions: { addTags: ['told'] },
      },
    })
    await agent.request('PATCH', `/conversations/${silent}`, { body: { topicId } })
    const started = await start(agent, { act: { kind: 'reply', readyReplyId: ready.body.id }, ids })
    await said(testApp, agent.workspaceId, { channelId, conversationId: wrote, text: 'Never mind' })
    await testApp.settle()
    const run = (await agent.request('GET', `/bulk-runs/${started.body.id}`)).body
    expect(run).toMatchObject({ done: 1, refused: 2 })
    const answered = await opened(ids[0] ?? '')
    expect(answered.messages.at(-1).text).toBe(`Case ${answered.number}`)
    expect(answered).toMatchObject({ status: 'waiting-on-customer', tags: ['told'] })
    const refused = (await rowsOf(run.id, '?state=refused')).items
    expect(
      Object.fromEntries(
        refused.map((row: { conversation: { id: string }; reason: string }) => [row.conversation.id, row.reason]),
      ),
    ).toEqual({
      [silent]: 'invalid',
      [wrote]: 'unseen-message',
    })
    expect((await opened(silent)).tags).toEqual([])
  })
})

describe('undoing a bulk act', () => {
  it('leaves what was changed since, and tells of it', async () => {
    const { ids } = await some(2)
    const [changed = '', other = ''] = ids
    const run = await done(agent, { act: { kind: 'urgency', urgency: 'urgent' }, ids })
    await colleague.request('PATCH', `/conversations/${changed}`, { body: { urgency: 'low' } })
    await colleague.request('PATCH', `/conversations/${other}`, { body: { subject: 'Something else' } })
    await agent.request('PUT', `/bulk-runs/${run.id}/undo`)
    await testApp.settle()
    expect([(await opened(changed)).urgency, (await opened(other)).urgency]).toEqual(['low', 'normal'])
    expect((await rowsOf(run.id, '?state=left')).items).toMatchObject([
      { conversation: { id: changed }, reason: 'changed-since' },
    ])
    expect((await agent.request('PUT', `/bulk-runs/${run.id}/undo`)).status).toBe(409)
  })

  it('takes back replies that still wait, and tells which have left', async () => {
    const { ids } = await some(2)
    await agent.request('PATCH', '/profile', { body: { undoSeconds: 30 } })
    const ready = await agent.request('POST', '/ready-replies', {
      body: { name: 'Yes', variants: [{ language: 'en', html: 'Yes' }] },
    })
    const before = await Promise.all(ids.map(async (id) => (await opened(id)).status))
    const run = await done(agent, { act: { kind: 'reply', readyReplyId: ready.body.id }, ids })
    const sent = (await opened(ids[0] ?? '')).messages.at(-1)
    await testApp.platform.database.owner.query(`update messages set delivery_state = 'sent' where id = $1`, [sent.id])
    await agent.request('PUT', `/bulk-runs/${run.id}/undo`)
    await testApp.settle()
    expect((await rowsOf(run.id, '?state=left')).items).toMatchObject([
      { conversation: { id: ids[0] }, reason: 'sent' },
    ])
    const back = (await agent.request('GET', `/conversations/${ids[1]}`)).body
    expect([back.status, back.messages.length, back.drafts[0].html]).toEqual([before[1], 1, 'Yes'])
  })
})

describe('a bulk run', () => {
  it('stops; what was not reached stays as it was', async () => {
    const { ids } = await some(2)
    const { body } = await start(agent, { act: { kind: 'urgency', urgency: 'low' }, ids })
    expect((await agent.request('PUT', `/bulk-runs/${body.id}/stop`)).body.state).toBe('stopped')
    await testApp.settle()
    expect((await agent.request('GET', `/bulk-runs/${body.id}`)).body).toMatchObject({ state: 'stopped', done: 0 })
    expect((await opened(ids[0] ?? '')).urgency).toBe('normal')
    expect((await agent.request('PUT', `/bulk-runs/${body.id}/undo`)).body.code).toBe('not-in-this-state')
  })

  it('stops by itself when whoever asked has left, and may do only what they may do when it is done', async () => {
    const admin = await signedIn(testApp)
    const { ids } = await some(2)
    const leaver = await signedIn(testApp, { role: 'manager' })
    const lesser = await signedIn(testApp, { role: 'manager' })
    const [left, less] = [
      (await start(leaver, { act: { kind: 'trash' }, ids: ids.slice(0, 1) })).body,
      (await start(lesser, { act: { kind: 'trash' }, ids: ids.slice(1) })).body,
    ]
    await admin.request('PATCH', `/members/${leaver.memberId}`, { body: { active: false } })
    await admin.request('PATCH', `/members/${lesser.memberId}`, { body: { role: 'agent' } })
    await testApp.settle()
    expect((await manager.request('GET', `/bulk-runs/${left.id}`)).body).toMatchObject({ state: 'stopped', done: 0 })
    expect((await manager.request('GET', `/bulk-runs/${less.id}`)).body).toMatchObject({
      state: 'finished',
      refused: 1,
    })
    expect((await rowsOf(less.id)).items[0].reason).toBe('not-allowed')
  })

  it('is seen by whoever began it and by who manages the workspace', async () => {
    const { ids } = await some(1)
    const run = await done(agent, { act: { kind: 'urgency', urgency: 'low' }, ids })
    expect((await colleague.request('GET', `/bulk-runs/${run.id}`)).status).toBe(404)
    expect((await colleague.request('PUT', `/bulk-runs/${run.id}/undo`)).status).toBe(404)
    const seen = async (who: SignedInMember) =>
      (await who.request('GET', '/bulk-runs?limit=100')).body.items.map((each: { id: string }) => each.id)
    expect(await seen(agent)).toContain(run.id)
    expect(await seen(manager)).toContain(run.id)
    expect(await seen(colleague)).not.toContain(run.id)
  })

  it('can be a program’s', async () => {
    const { ids } = await some(1)
    const key = await withKey(testApp, ['conversations.read', 'conversations.write'])
    expect((await done(key, { act: { kind: 'urgency', urgency: 'low' }, ids })).done).toBe(1)
    const mine = await start(key, { act: { kind: 'assign', assigneeId: 'me' }, ids })
    expect([mine.status, mine.body.errors[0].path]).toEqual([422, 'body.act.assigneeId'])
  })
})

describe('a bulk act is refused', () => {
  it.each([
    ['without conversations', { act: { kind: 'resolve' } }, 422],
    ['with two ways of naming them', { act: { kind: 'resolve' }, ids: [newId()], selection: {} }, 422],
    ['with a filter nobody understands', { act: { kind: 'resolve' }, selection: { filter: 'status:opn' } }, 422],
    ['for tags without tags', { act: { kind: 'tags' }, ids: [newId()] }, 422],
    ['for nobody', { act: { kind: 'assign', assigneeId: newId() }, ids: [newId()] }, 422],
    ['with a reply that is not there', { act: { kind: 'reply', readyReplyId: newId() }, ids: [newId()] }, 404],
    ['that nobody knows', { act: { kind: 'burn' }, ids: [newId()] }, 422],
    ['that the member may not do', { act: { kind: 'trash' }, ids: [newId()] }, 403],
  ])('%s', async (_, body, status) => {
    expect((await start(agent, body)).status).toBe(status)
  })
})
