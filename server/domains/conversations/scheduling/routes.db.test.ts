import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { scheduledJob } from './rules.ts'

let testApp: TestApp
let agent: SignedInMember
let colleague: SignedInMember
let manager: SignedInMember
let channelId: string

const hour = 3_600_000

beforeAll(async () => {
  testApp = await openTestApp()
  manager = await signedIn(testApp, { role: 'manager' })
  agent = await signedIn(testApp, { role: 'agent' })
  colleague = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, agent.workspaceId)
})
afterAll(() => testApp.close())

const inHours = (hours: number) => new Date(testApp.clock.now().getTime() + hours * hour).toISOString()
const asked = async (more: object = {}) =>
  (await said(testApp, agent.workspaceId, { channelId, ...more })).conversationId
const scheduled = async (id: string, body: object = {}, who: SignedInMember = agent) => {
  const answer = await who.request('POST', `/conversations/${id}/scheduled-replies`, {
    body: { html: '<p>Good morning</p>', seenSeq: 1, sendAt: inHours(2), ...body },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const list = async (id: string) => (await agent.request('GET', `/conversations/${id}/scheduled-replies`)).body.items
const opened = async (id: string) => (await agent.request('GET', `/conversations/${id}`)).body
const texts = async (id: string) => (await opened(id)).messages.map((each: { text: string }) => each.text)
/** To the time, and past the seconds in which a reply can be taken back. */
const later = async (hours: number) => {
  testApp.clock.forward(hours * hour + 1000)
  await testApp.settle()
}

describe('a scheduled reply', () => {
  it('waits in the thread, is no longer a draft, and leaves at its time, once', async () => {
    const id = await asked()
    await agent.request('PUT', `/conversations/${id}/drafts/reply`, { body: { html: 'Good', seenSeq: 1 } })
    const reply = await scheduled(id, { thenStatus: 'resolved' })
    expect(await list(id)).toMatchObject([
      { id: reply.id, state: 'waiting', author: { id: agent.memberId }, abilities: { change: true } },
    ])
    expect((await opened(id)).drafts).toEqual([])
    await later(1)
    expect(await texts(id)).toEqual(['Where is my parcel?'])
    await later(1)
    expect(await texts(id)).toEqual(['Where is my parcel?', 'Good morning'])
    expect((await opened(id)).status).toBe('resolved')
    // A process died after the commit and before it could say that the job is done.
    const job = testApp.registered.jobs.find((each) => each.name === scheduledJob)
    await job?.run({ workspaceId: agent.workspaceId, id: reply.id } as never, { attempt: 2, lastAttempt: false })
    expect((await opened(id)).messages).toHaveLength(2)
    expect(await list(id)).toEqual([])
  })

  it('takes another time, and does not leave at the first', async () => {
    const id = await asked()
    const reply = await scheduled(id)
    const moved = await agent.request('PATCH', `/scheduled-replies/${reply.id}`, {
      body: { sendAt: inHours(5), seenSeq: 1 },
    })
    expect(moved.status).toBe(200)
    await later(3)
    expect(await texts(id)).toHaveLength(1)
    await later(3)
    expect(await texts(id)).toHaveLength(2)
  })

  it('is listed in the thread that its conversation was merged into', async () => {
    const [id, survivor] = [await asked(), await asked()]
    const reply = await scheduled(id)
    await agent.request('POST', `/conversations/${survivor}/merges`, { body: { conversationIds: [id] } })
    expect(await list(survivor)).toMatchObject([{ id: reply.id, state: 'waiting' }])
  })

  it('comes back as a draft', async () => {
    const id = await asked()
    const reply = await scheduled(id, { cc: [{ name: null, email: 'copy@customer.example' }] })
    const draft = await agent.request('DELETE', `/scheduled-replies/${reply.id}`)
    expect(draft.body).toMatchObject({
      kind: 'reply',
      html: '<p>Good morning</p>',
      cc: [{ email: 'copy@customer.example' }],
    })
    await later(3)
    expect(await texts(id)).toHaveLength(1)
    expect((await agent.request('DELETE', `/scheduled-replies/${reply.id}`)).body.code).toBe('not-in-this-state')
  })

  it('comes back above what was begun meanwhile', async () => {
    const id = await asked()
    const reply = await scheduled(id)
    await agent.request('PUT', `/conversations/${id}/drafts/reply`, { body: { html: '<p>Begun</p>', seenSeq: 1 } })
    await agent.request('PUT', `/conversations/${id}/drafts/note`, { body: { html: '<p>Apart</p>', seenSeq: 1 } })
    const draft = await agent.request('DELETE', `/scheduled-replies/${reply.id}`)
    expect(draft.body.html).toBe('<p>Good morning</p><p>Begun</p>')
    const { drafts } = await opened(id)
    expect(drafts.map(({ html }: { html: string }) => html).toSorted()).toEqual(['<p>Apart</p>', draft.body.html])
  })

  it('leaves now when asked to', async () => {
    const id = await asked()
    const reply = await scheduled(id)
    expect(
      (await agent.request('PUT', `/scheduled-replies/${reply.id}/sending`, { body: { seenSeq: 1 } })).status,
    ).toBe(200)
    await later(3)
    expect(await texts(id)).toHaveLength(2)
  })

  it('does the actions of a ready-made reply when it leaves, not before', async () => {
    const id = await asked()
    const ready = await agent.request('POST', '/ready-replies', {
      body: { name: 'Morning', variants: [{ language: 'en', html: 'Good morning' }] },
    })
    await scheduled(id, { use: { readyReplyId: ready.body.id, actions: { urgency: 'low' } } })
    expect((await opened(id)).urgency).toBe('normal')
    await later(2)
    expect((await opened(id)).urgency).toBe('low')
  })
})

describe('a scheduled reply is held', () => {
  it('as soon as the customer writes, until its writer decides', async () => {
    const id = await asked()
    const reply = await scheduled(id)
    await asked({ conversationId: id, text: 'It has come' })
    await testApp.settle()
    expect(await list(id)).toMatchObject([{ state: 'held', heldReason: 'customer-wrote' }])
    await later(3)
    expect(await texts(id)).toHaveLength(2)
    const unread = await agent.request('PUT', `/scheduled-replies/${reply.id}/sending`, { body: { seenSeq: 1 } })
    expect([unread.status, unread.body.code]).toEqual([409, 'unseen-message'])
    const again = await agent.request('PATCH', `/scheduled-replies/${reply.id}`, {
      body: { sendAt: inHours(1), seenSeq: 2 },
    })
    expect(again.body).toMatchObject({ state: 'waiting', heldReason: null })
    await later(1)
    expect(await texts(id)).toEqual(['Where is my parcel?', 'It has come', 'Good morning'])
  })

  it('not by a machine that says nobody is there', async () => {
    const id = await asked()
    await scheduled(id)
    await asked({ conversationId: id, text: 'Out of office', automatic: { kind: 'reply', reason: 'Auto-Submitted' } })
    await testApp.settle()
    expect(await list(id)).toMatchObject([{ state: 'waiting' }])
  })

  it('when a colleague has answered meanwhile, or the conversation is in the trash', async () => {
    const [answered, trashed] = [await asked(), await asked()]
    await scheduled(answered)
    await scheduled(trashed)
    await colleague.request('POST', `/conversations/${answered}/replies`, { body: { html: 'Done', seenSeq: 1 } })
    await manager.request('PUT', `/conversations/${trashed}/deletion`)
    await later(2)
    expect(await list(answered)).toMatchObject([{ state: 'held', heldReason: 'unseen-message' }])
    expect(await list(trashed)).toMatchObject([{ state: 'held', heldReason: 'not-in-this-state' }])
  })

  it('when its writer has left', async () => {
    const admin = await signedIn(testApp)
    const leaver = await signedIn(testApp, { role: 'agent' })
    const id = await asked()
    await scheduled(id, {}, leaver)
    await admin.request('PATCH', `/members/${leaver.memberId}`, { body: { active: false } })
    await later(2)
    expect(await list(id)).toMatchObject([{ state: 'held', heldReason: 'author-left' }])
  })
})

describe('scheduling is refused', () => {
  it.each([
    ['for a time that is over', { sendAt: '2020-01-01T00:00:00Z' }, 'body.sendAt'],
    ['for a time too far away', { sendAt: '2999-01-01T00:00:00Z' }, 'body.sendAt'],
    ['for a time that is none', { sendAt: 'tomorrow' }, 'body.sendAt'],
    ['without words', { html: '<p> </p>' }, 'body.html'],
  ])('%s', async (_, body, path) => {
    const answer = await agent.request('POST', `/conversations/${await asked()}/scheduled-replies`, {
      body: { html: 'Hi', seenSeq: 1, sendAt: inHours(1), ...body },
    })
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, path])
  })

  it('to whoever has not seen the newest words, and to a program, which nobody can ask', async () => {
    const id = await asked()
    await asked({ conversationId: id, text: 'More' })
    const body = { html: 'Hi', seenSeq: 1, sendAt: inHours(1) }
    expect((await agent.request('POST', `/conversations/${id}/scheduled-replies`, { body })).body.code).toBe(
      'unseen-message',
    )
    const key = await withKey(testApp, ['conversations.read', 'conversations.reply'])
    expect(
      (await key.request('POST', `/conversations/${id}/scheduled-replies`, { body: { ...body, seenSeq: 2 } })).status,
    ).toBe(403)
  })

  it('and what is scheduled is its writer’s, or who manages the workspace', async () => {
    const id = await asked()
    const reply = await scheduled(id)
    expect((await colleague.request('DELETE', `/scheduled-replies/${reply.id}`)).status).toBe(403)
    expect(
      (await colleague.request('PATCH', `/scheduled-replies/${reply.id}`, { body: { sendAt: inHours(1), seenSeq: 1 } }))
        .status,
    ).toBe(403)
    expect((await manager.request('DELETE', `/scheduled-replies/${reply.id}`)).status).toBe(200)
  })
})
