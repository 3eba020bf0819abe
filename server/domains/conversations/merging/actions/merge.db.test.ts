import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let mail: string
let chat: string
let count = 0
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  mail = await knownChannel(testApp, vera.workspaceId)
  chat = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const begun = (what: Partial<Parameters<typeof said>[2]> = {}) =>
  said(testApp, vera.workspaceId, { channelId: mail, from: `p${++count}@merge.example`, name: `P ${count}`, ...what })
const merge = (survivor: string, ...conversationIds: string[]) =>
  vera.request('POST', `/conversations/${survivor}/merges`, { body: { conversationIds } })
const undo = (id: string) => vera.request('DELETE', `/conversation-merges/${id}`)
const open = async (id: string | number) => (await vera.request('GET', `/conversations/${id}`)).body
const texts = async (id: string) => (await open(id)).messages.map((message: { text: string }) => message.text)
const listed = async (query: string) =>
  (await vera.request('GET', `/conversations?limit=100&${query}`)).body.items.map((item: { id: string }) => item.id)
const reply = (id: string, body: Record<string, unknown>) =>
  vera.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Answer</p>', ...body } })

/** Two conversations of two people over two channels. */
async function pair() {
  const one = await begun({ subject: 'Parcel lost', text: 'first' })
  const other = await begun({ subject: 'Still lost', text: 'second', channelId: chat })
  return { one, other }
}

describe('a merged thread', () => {
  test('shows all in the order of time and says where each is from; the old number leads there', async () => {
    const { one, other } = await pair()
    await begun({ conversationId: one.conversationId, text: 'third' })
    const made = await merge(one.conversationId, other.conversationId)
    expect(made.status).toBe(201)
    expect(made.body.items).toMatchObject([{ survivorId: one.conversationId, mergedId: other.conversationId }])

    const thread = await open(one.conversationId)
    expect(thread.messages.map((message: { text: string }) => message.text)).toEqual(['first', 'second', 'third'])
    expect(thread.messages.map((message: { origin: unknown }) => message.origin)).toEqual([
      null,
      { id: other.conversationId, number: other.number, subject: 'Still lost' },
      null,
    ])
    expect(thread).toMatchObject({
      number: one.number,
      ledFrom: null,
      messageCount: 3,
      snippet: 'third',
      merged: [{ number: other.number, person: { name: expect.any(String) }, channel: { id: chat }, messageCount: 1 }],
    })
    for (const way of [other.number, other.conversationId])
      expect(await open(way)).toMatchObject({ id: one.conversationId, ledFrom: { number: other.number } })
  })

  test('is listed, counted and found once, also by what is of the merged one', async () => {
    const { one, other } = await pair()
    const counted = async () =>
      (await vera.request('GET', '/conversations/counts')).body.items.find(
        (item: { view: string }) => item.view === 'open',
      ).count
    const before = await counted()
    await merge(one.conversationId, other.conversationId)
    expect(await counted()).toBe(before - 1)
    expect(await listed('view=all')).not.toContain(other.conversationId)
    expect(await listed(`text=${other.number}`)).toContain(one.conversationId)
    expect(await listed(`text=${other.number}`)).not.toContain(other.conversationId)
    expect(await listed(`filter=${encodeURIComponent('"Still lost"')}`)).toContain(one.conversationId)
    const person = (await open(one.conversationId)).merged[0].person.id
    expect(await listed(`view=all&personId=${person}`)).toEqual([one.conversationId])
  })

  test('is paged in the order of time', async () => {
    const { one, other } = await pair()
    for (const text of ['a', 'b', 'c', 'd'])
      await begun({ conversationId: text < 'c' ? one.conversationId : other.conversationId, text })
    await merge(one.conversationId, other.conversationId)
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await vera.request('GET', `/conversations/${other.conversationId}/messages?limit=2${cursor}`)
      seen.push(...page.body.items.map((message: { text: string }) => message.text))
      cursor = page.body.next ? `&cursor=${page.body.next}` : ''
    } while (cursor)
    expect(seen).toEqual(['d', 'c', 'b', 'a', 'second', 'first'])
  })

  test('takes in what comes for the merged one, wakes when it was settled, and both show it', async () => {
    const { one, other } = await pair()
    await merge(one.conversationId, other.conversationId)
    await vera.request('PUT', `/conversations/${one.conversationId}/resolution`, { body: {} })
    const later = await begun({ conversationId: other.conversationId, text: 'late word' })
    expect(later).toMatchObject({ conversationId: other.conversationId, number: other.number })
    expect(await open(one.conversationId)).toMatchObject({
      status: 'waiting-on-us',
      snippet: 'late word',
      lastFrom: 'person',
      unread: true,
      messageCount: 3,
    })
    const types = (await loggedUntil(vera.request, 'conversation.reopened', one.conversationId)).map(({ type }) => type)
    expect(types).toContain('conversation.merged')
  })

  test('is answered where the person is at home: their channel, their subject, their thread', async () => {
    const { one, other } = await pair()
    await merge(one.conversationId, other.conversationId)
    const { replyTo, seq } = await open(one.conversationId)
    expect(replyTo.to).toMatchObject([{ email: expect.stringContaining('@merge.example') }])
    const answered = await reply(one.conversationId, { seenSeq: seq })
    expect(answered.status).toBe(201)
    expect(answered.body).toMatchObject({ subject: 'Still lost', to: replyTo.to })
    const facts = await loggedUntil(vera.request, 'message.queued', answered.body.id)
    expect(facts.find(({ subject }) => subject.id === answered.body.id)?.data).toMatchObject({
      channelId: chat,
      number: other.number,
    })
    const first = (await open(one.conversationId)).messages[0].from
    const toFirst = await reply(one.conversationId, { seenSeq: answered.body.seq, to: [first] })
    expect(toFirst.body).toMatchObject({ subject: 'Parcel lost', to: [first] })
    expect((await open(one.conversationId)).messages.map(({ origin }: { origin: unknown }) => origin !== null)).toEqual(
      [false, true, true, false],
    )
  })

  test('refuses a reply of somebody who has seen only one of both, or not the newest of the other', async () => {
    const { one, other } = await pair()
    await merge(one.conversationId, other.conversationId)
    const blind = await reply(one.conversationId, { seenSeq: 1 })
    expect(blind).toMatchObject({ status: 409, body: { code: 'unseen-message' } })
    const { seq } = await open(one.conversationId)
    await begun({ conversationId: other.conversationId, text: 'wait' })
    const late = await reply(one.conversationId, { seenSeq: seq })
    expect(late).toMatchObject({ status: 409, body: { code: 'unseen-message', data: { seq: seq + 1 } } })
    expect((await reply(other.conversationId, { seenSeq: seq + 1 })).status).toBe(201)
  })

  test('goes on with what I had begun to write in the merged one, and forgets it once it is sent', async () => {
    const { one, other } = await pair()
    const body = { html: '<p>Half a word</p>', seenSeq: 1 }
    await vera.request('PUT', `/conversations/${other.conversationId}/drafts/reply`, { body })
    await merge(one.conversationId, other.conversationId)
    const { drafts, seq } = await open(one.conversationId)
    expect(drafts).toMatchObject([{ kind: 'reply', html: '<p>Half a word</p>', seenSeq: 0 }])
    await reply(one.conversationId, { seenSeq: seq })
    expect((await open(one.conversationId)).drafts).toEqual([])
  })

  test('takes every verb by the old id', async () => {
    const { one, other } = await pair()
    await merge(one.conversationId, other.conversationId)
    const old = `/conversations/${other.conversationId}`
    const calls: [string, string, unknown][] = [
      ['PATCH', old, { urgency: 'high' }],
      ['PUT', `${old}/assignment`, { assigneeId: oleg.memberId }],
      ['PUT', `${old}/resolution`, {}],
      ['DELETE', `${old}/resolution`, undefined],
      ['PUT', `${old}/spam`, undefined],
      ['DELETE', `${old}/spam`, undefined],
      ['PUT', `${old}/deletion`, undefined],
      ['DELETE', `${old}/deletion`, undefined],
    ]
    for (const [method, url, body] of calls) {
      const answer = await vera.request(method, url, { body })
      expect(answer, `${method} ${url}`).toMatchObject({ status: 200, body: { id: one.conversationId } })
    }
    const note = await vera.request('POST', `${old}/notes`, { body: { html: '<p>Noted</p>' } })
    expect(note.status).toBe(201)
    expect(await open(one.conversationId)).toMatchObject({ urgency: 'high', assignee: { id: oleg.memberId } })
    expect(await texts(one.conversationId)).toContain('Noted')
  })

  test('takes a reply back into the conversation it was for', async () => {
    const { one, other } = await pair()
    const [made] = (await merge(one.conversationId, other.conversationId)).body.items
    const { seq } = await open(one.conversationId)
    const sent = await reply(one.conversationId, { seenSeq: seq })
    expect((await vera.request('DELETE', `/messages/${sent.body.id}/delivery`)).status).toBe(200)
    expect(await open(one.conversationId)).toMatchObject({
      messageCount: 2,
      snippet: 'second',
      status: 'waiting-on-us',
    })
    await undo(made.id)
    expect(await open(other.conversationId)).toMatchObject({ messageCount: 1, snippet: 'second' })
    expect(await open(one.conversationId)).toMatchObject({ messageCount: 1, snippet: 'first' })
  })
})

describe('several and chains', () => {
  test('several are merged at once, all or none', async () => {
    const [a, b, c] = [await begun({ text: 'a' }), await begun({ text: 'b' }), await begun({ text: 'c' })]
    const half = await merge(a.conversationId, b.conversationId, a.conversationId)
    expect(half).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } })
    expect(await texts(b.conversationId)).toEqual(['b'])
    expect((await merge(a.conversationId, b.conversationId, c.conversationId)).body.items).toHaveLength(2)
    expect(await texts(c.conversationId)).toEqual(['a', 'b', 'c'])
  })

  test('a chain leads to its end, and its middle can be taken out', async () => {
    const [a, b, c] = [await begun({ text: 'a' }), await begun({ text: 'b' }), await begun({ text: 'c' })]
    const [inner] = (await merge(b.conversationId, a.conversationId)).body.items
    const [outer] = (await merge(c.conversationId, b.conversationId)).body.items
    await begun({ conversationId: a.conversationId, text: 'a again' })
    expect(await texts(a.conversationId)).toEqual(['a', 'b', 'c', 'a again'])
    expect((await open(c.conversationId)).merged.map((each: { into: { number: number } }) => each.into.number)).toEqual(
      [c.number, b.number],
    )
    await undo(outer.id)
    expect(await texts(a.conversationId)).toEqual(['a', 'b', 'a again'])
    expect(await open(b.conversationId)).toMatchObject({
      messageCount: 3,
      snippet: 'a again',
      merged: [{ number: a.number }],
    })
    expect(await open(c.conversationId)).toMatchObject({ messageCount: 1, snippet: 'c', merged: [] })
    await undo(inner.id)
    expect(await texts(a.conversationId)).toEqual(['a', 'a again'])
  })

  test('what stands in the way is said', async () => {
    const [a, b, c] = [await begun(), await begun(), await begun()]
    expect((await merge(a.conversationId, a.conversationId)).body.detail).toContain('itself')
    await merge(a.conversationId, b.conversationId)
    const twice = await merge(c.conversationId, b.conversationId)
    expect(twice).toMatchObject({ status: 409, body: { data: { survivorId: a.conversationId } } })
    expect((await merge(b.conversationId, a.conversationId)).status).toBe(409)
    await vera.request('PUT', `/conversations/${c.conversationId}/spam`)
    expect((await merge(a.conversationId, c.conversationId)).body.detail).toContain('spam')
    await vera.request('DELETE', `/conversations/${c.conversationId}/spam`)
    await vera.request('PUT', `/conversations/${a.conversationId}/resolution`, { body: {} })
    expect((await merge(a.conversationId, c.conversationId)).body.detail).toContain('settled')
    expect((await merge(c.conversationId, a.conversationId)).status).toBe(201)
    for (const body of [{ conversationIds: [] }, {}, { conversationIds: ['x'] }])
      expect((await vera.request('POST', `/conversations/${c.conversationId}/merges`, { body })).status).toBe(422)
  })

  test('two merged into each other at the same time make no ring', async () => {
    const [a, b] = [await begun(), await begun()]
    const answers = await Promise.all([
      merge(a.conversationId, b.conversationId),
      merge(b.conversationId, a.conversationId),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('nothing is undone twice, and the story stays', async () => {
    const { one, other } = await pair()
    const [made] = (await merge(one.conversationId, other.conversationId)).body.items
    expect((await undo(made.id)).status).toBe(204)
    expect((await undo(made.id)).body.code).toBe('not-in-this-state')
    const { body } = await vera.request('GET', `/conversations/${one.conversationId}/merges`)
    expect(body.items).toMatchObject([{ id: made.id, byName: expect.any(String), undoneAt: expect.any(String) }])
    const facts = await loggedUntil(vera.request, 'conversation.unmerged', other.conversationId)
    expect(facts.filter(({ subject }) => subject.id === other.conversationId).map(({ type }) => type)).toEqual([
      'conversation.started',
      'conversation.merged',
      'conversation.unmerged',
    ])
  })
})

describe('what has been read', () => {
  const read = async (id: string) =>
    vera.request('PUT', `/conversations/${id}/reading`, { body: { seq: (await open(id)).seq } })
  const unread = async (id: string) => (await open(id)).unread

  test('both read is all read; one unread is unread', async () => {
    const [a, b, c] = [await begun(), await begun(), await begun()]
    await read(a.conversationId)
    await read(b.conversationId)
    await merge(a.conversationId, b.conversationId)
    expect(await unread(a.conversationId)).toBe(false)
    const [made] = (await merge(a.conversationId, c.conversationId)).body.items
    expect(await unread(a.conversationId)).toBe(true)
    await undo(made.id)
    expect(await unread(a.conversationId)).toBe(false)
    expect(await unread(c.conversationId)).toBe(true)
  })

  test('what was read in the merged thread is read in both', async () => {
    const { one, other } = await pair()
    const [made] = (await merge(one.conversationId, other.conversationId)).body.items
    await read(one.conversationId)
    await undo(made.id)
    expect(await unread(one.conversationId)).toBe(false)
    expect(await unread(other.conversationId)).toBe(false)
    await begun({ conversationId: other.conversationId })
    expect(await unread(other.conversationId)).toBe(true)
  })
})

test('candidates are told with the reason, the surest first, and none that is gone', async () => {
  const from = `many${++count}@merge.example`
  const one = await begun({ from, subject: 'Broken vase in parcel' })
  const same = await begun({ from, subject: 'Hello' })
  const alike = await begun({ subject: 'Broken vase in the parcel' })
  const gone = await begun({ from, subject: 'Gone' })
  const match = await begun({ subject: 'Re', possibleMatchId: one.conversationId })
  await vera.request('PUT', `/conversations/${gone.conversationId}/deletion`)
  const { body } = await vera.request('GET', `/conversations/${one.conversationId}/merge-candidates`)
  expect(
    body.items.map((item: { conversation: { id: string }; reason: string }) => [item.conversation.id, item.reason]),
  ).toEqual([
    [match.conversationId, 'possible-match'],
    [same.conversationId, 'same-person'],
    [alike.conversationId, 'similar-subject'],
  ])
  await merge(one.conversationId, same.conversationId, alike.conversationId, match.conversationId)
  expect((await vera.request('GET', `/conversations/${same.conversationId}/merge-candidates`)).body.items).toEqual([])
})
