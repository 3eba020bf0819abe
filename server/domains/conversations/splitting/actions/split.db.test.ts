import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let channelId: string
let count = 0
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

/** A conversation in which these words were said, a second apart. */
async function begun(...words: string[]) {
  const from = `s${++count}@split.example`
  const messages: string[] = []
  let conversationId: string | undefined
  for (const text of words) {
    testApp.clock.forward(1000)
    const heard = await said(testApp, vera.workspaceId, {
      channelId,
      from,
      text,
      subject: 'Two matters',
      ...(conversationId ? { conversationId } : {}),
    })
    conversationId = heard.conversationId
    messages.push(heard.messageId)
  }
  return { id: conversationId ?? '', messages, from }
}
const open = async (id: string | number) => (await vera.request('GET', `/conversations/${id}`)).body
const split = (id: string, messageIds: string[], more: Record<string, unknown> = {}) =>
  vera.request('POST', `/conversations/${id}/splits`, { body: { messageIds, ...more } })
const undo = (id: string) => vera.request('DELETE', `/conversation-splits/${id}`)
const texts = (thread: { messages: { text: string }[] }) => thread.messages.map(({ text }) => text)

describe('messages taken out', () => {
  test('stand in a conversation of their own, and both say where the rest is', async () => {
    const { id, messages } = await begun('parcel', 'invoice', 'parcel again', 'invoice again')
    const made = await split(id, [messages[3] ?? '', messages[1] ?? ''], { subject: 'The invoice' })
    expect(made.status).toBe(201)
    expect(made.body.conversation).toMatchObject({
      subject: 'The invoice',
      status: 'open',
      snippet: 'invoice again',
      messageCount: 2,
    })
    const apart = await open(made.body.conversation.id)
    expect(texts(apart)).toEqual(['invoice', 'invoice again'])
    expect(apart.messages.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2])
    const rest = await open(id)
    expect(texts(rest)).toEqual(['parcel', 'parcel again'])
    expect(rest).toMatchObject({ messageCount: 2, snippet: 'parcel again' })
    for (const thread of [apart, rest])
      expect(thread.splits).toMatchObject([
        { id: made.body.splitId, from: { id }, to: { id: apart.id }, messageCount: 2, by: { id: vera.memberId } },
      ])
    const facts = await loggedUntil(vera.request, 'conversation.split', apart.id)
    expect(facts.filter(({ subject }) => subject.id === apart.id).map(({ type }) => type)).toEqual([
      'conversation.started',
      'conversation.split',
    ])
  })

  test('take the subject of the first of them', async () => {
    const { id, messages } = await begun('one', 'two')
    expect((await split(id, [messages[1] ?? ''])).body.conversation).toMatchObject({ subject: 'Two matters' })
  })

  test('go back under their old numbers, and the number of what they stood in leads there', async () => {
    const { id, messages } = await begun('one', 'two', 'three')
    const before = await open(id)
    const made = await split(id, [messages[1] ?? ''])
    expect((await undo(made.body.splitId)).status).toBe(204)
    const after = await open(made.body.conversation.number)
    expect(after).toEqual({ ...before, ledFrom: expect.objectContaining({ id: made.body.conversation.id }) })
    expect((await vera.request('GET', `/conversations/${id}/merges`)).body.items).toEqual([])
    expect((await undo(made.body.splitId)).body.code).toBe('not-in-this-state')
  })

  test('come out of a merged thread too, and go back to where they were at home', async () => {
    const one = await begun('a', 'b')
    const other = await begun('c', 'd')
    const merged = await vera.request('POST', `/conversations/${one.id}/merges`, {
      body: { conversationIds: [other.id] },
    })
    const made = await split(one.id, [one.messages[1] ?? '', other.messages[0] ?? ''])
    expect(texts(await open(made.body.conversation.id))).toEqual(['b', 'c'])
    expect(texts(await open(one.id))).toEqual(['a', 'd'])
    await undo(made.body.splitId)
    expect(texts(await open(one.id))).toEqual(['a', 'b', 'c', 'd'])
    await vera.request('DELETE', `/conversation-merges/${merged.body.items[0].id}`)
    expect(texts(await open(one.id))).toEqual(['a', 'b'])
    expect(texts(await open(other.id))).toEqual(['c', 'd'])
  })

  test('stay where they went once that has gone on; it can be merged', async () => {
    const { id, messages, from } = await begun('one', 'two')
    const made = await split(id, [messages[1] ?? ''])
    const apart = made.body.conversation.id
    await said(testApp, vera.workspaceId, { channelId, from, text: 'more', conversationId: apart })
    expect((await undo(made.body.splitId)).body.detail).toContain('merge it instead')
    expect(
      (await vera.request('POST', `/conversations/${id}/merges`, { body: { conversationIds: [apart] } })).status,
    ).toBe(201)
    expect(texts(await open(id))).toEqual(['one', 'two', 'more'])
    expect((await undo(made.body.splitId)).status).toBe(409)
  })
})

test('what was asked beside it stays where it was asked, and its answer is told there', async () => {
  const oleg = await signedIn(testApp, { role: 'agent' })
  const team = await vera.request('POST', '/teams', { body: { name: 'Hall', memberIds: [oleg.memberId] } })
  const { id, messages } = await begun('one', 'two')
  const asked = await vera.request('POST', `/conversations/${id}/side-conversations`, {
    body: { teamId: team.body.id, subject: 'Rack', html: '<p>Where?</p>' },
  })
  const made = await split(id, [messages[1] ?? ''])
  const apart = made.body.conversation.id
  const sidesOf = async (each: string) =>
    (await vera.request('GET', `/conversations/${each}/side-conversations`)).body.items
  const waiting = async () =>
    (await vera.request('GET', '/conversations?filter=open-side-conversations:yes')).body.items.map(
      (line: { id: string }) => line.id,
    )
  expect(await sidesOf(id)).toMatchObject([{ id: asked.body.id, conversation: { id } }])
  expect(await sidesOf(apart)).toEqual([])
  expect(await waiting()).toEqual([id])
  const answered = await oleg.request('POST', `/side-conversations/${asked.body.id}/messages`, {
    body: { html: '<p>Here</p>' },
  })
  expect(answered.body).toMatchObject({ state: 'answered' })
  expect((await undo(made.body.splitId)).status).toBe(204)
  expect(await sidesOf(id)).toMatchObject([{ id: asked.body.id, messages: [{}, { text: 'Here' }] }])
})

test('what stands in the way is said', async () => {
  const { id, messages } = await begun('one', 'two')
  const other = await begun('elsewhere')
  expect((await split(id, messages)).body.detail).toContain('has to stay')
  expect(await split(id, other.messages)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'body.messageIds' }] },
  })
  expect((await split(id, [])).status).toBe(422)
  const sent = await vera.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Yes</p>', seenSeq: 2 } })
  expect((await split(id, [sent.body.id])).body.detail).toContain('on its way')
})

test('whatever is taken out in whatever order, undone all is as it was', async () => {
  const { id, messages } = await begun('a', 'b', 'c', 'd', 'e')
  const before = await open(id)
  const picks = fc.subarray(messages, { minLength: 1, maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(fc.array(picks, { minLength: 1, maxLength: 3 }), async (taken) => {
      const made: string[] = []
      const gone = new Set<string>()
      for (const pick of taken) {
        const free = pick.filter((each) => !gone.has(each))
        if (!free.length || messages.length - gone.size <= free.length) continue
        const answer = await split(id, free)
        expect(answer.status).toBe(201)
        made.push(answer.body.splitId)
        for (const each of free) gone.add(each)
      }
      expect(texts(await open(id))).toHaveLength(messages.length - gone.size)
      for (const each of made) expect((await undo(each)).status).toBe(204)
      expect(await open(id)).toEqual(before)
    }),
    { numRuns: 8 },
  )
}, 60_000)
