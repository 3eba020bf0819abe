import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let channelId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const hour = 3_600_000
const begun = (what: Partial<Parameters<typeof said>[2]> = {}) =>
  said(testApp, vera.workspaceId, { channelId, ...what })
const inHours = (hours: number) => new Date(testApp.clock.now().getTime() + hours * hour).toISOString()
const snooze = (id: string, until: string | null) =>
  vera.request('PUT', `/conversations/${id}/snooze`, { body: { until } })
const open = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body
const idsIn = async (view: string): Promise<string[]> =>
  (await vera.request('GET', `/conversations?view=${view}`)).body.items.map((line: { id: string }) => line.id)

describe('a conversation put aside', () => {
  it('leaves the lists but its own, and comes back on top when the time comes, with the reason', async () => {
    const { conversationId } = await begun({ subject: 'Later' })
    const until = inHours(3)
    const { status, body } = await snooze(conversationId, until)
    expect([status, body.snoozed]).toEqual([200, { at: expect.any(String), until, by: vera.memberId }])
    expect(await idsIn('open')).not.toContain(conversationId)
    expect(await idsIn('unassigned')).not.toContain(conversationId)
    expect(await idsIn('snoozed')).toContain(conversationId)
    expect(await idsIn('all')).toContain(conversationId)

    testApp.clock.forward(hour)
    const { conversationId: newer } = await begun({ subject: 'Newer' })
    await testApp.settle()
    expect(await idsIn('open')).not.toContain(conversationId)
    testApp.clock.forward(2 * hour)
    await testApp.settle()
    expect((await idsIn('open')).slice(0, 2)).toEqual([conversationId, newer])
    const back = await open(conversationId)
    expect(back).toMatchObject({ snoozed: null, returned: { why: 'time' }, unread: true, lastFrom: 'person' })
    expect(back.messages.at(-1)).toMatchObject({ kind: 'system', text: expect.stringContaining('had put it aside') })
    const facts = await loggedUntil(vera.request, 'conversation.returned', conversationId)
    expect(facts.find((fact) => fact.type === 'conversation.returned')?.data).toMatchObject({
      why: 'time',
      snoozedBy: vera.memberId,
    })
  })

  it('comes back when the customer writes, and the reason goes with the answer', async () => {
    const { conversationId } = await begun()
    await snooze(conversationId, null)
    await begun({ conversationId, automatic: { kind: 'auto-reply', reason: 'away' }, mayReopen: false })
    expect((await open(conversationId)).snoozed).toMatchObject({ until: null })
    await begun({ conversationId, text: 'I am back' })
    expect(await open(conversationId)).toMatchObject({ snoozed: null, returned: { why: 'message' } })
    expect((await idsIn('open'))[0]).toBe(conversationId)
    await vera.request('POST', `/conversations/${conversationId}/replies`, {
      body: { html: '<p>Hello</p>', seenSeq: 3 },
    })
    expect((await open(conversationId)).returned).toBeNull()
  })

  it('is taken back by hand, twice without harm, and its hour brings nothing more', async () => {
    const { conversationId } = await begun()
    await snooze(conversationId, inHours(1))
    for (let twice = 0; twice < 2; twice++)
      expect((await vera.request('DELETE', `/conversations/${conversationId}/snooze`)).body.snoozed).toBeNull()
    testApp.clock.forward(2 * hour)
    await testApp.settle()
    expect(await open(conversationId)).toMatchObject({ seq: 1, returned: null })
  })

  it('waits for the later of two words', async () => {
    const { conversationId } = await begun()
    await snooze(conversationId, inHours(1))
    await snooze(conversationId, inHours(5))
    testApp.clock.forward(2 * hour)
    await testApp.settle()
    expect((await open(conversationId)).snoozed).not.toBeNull()
    testApp.clock.forward(3 * hour)
    await testApp.settle()
    expect(await open(conversationId)).toMatchObject({ snoozed: null, returned: { why: 'time' } })
  })

  it('rests when it is resolved', async () => {
    const { conversationId } = await begun()
    await snooze(conversationId, inHours(1))
    await vera.request('PUT', `/conversations/${conversationId}/resolution`, { body: {} })
    expect((await open(conversationId)).snoozed).toBeNull()
    expect((await snooze(conversationId, null)).body.code).toBe('not-in-this-state')
  })

  it.each([
    ['in the past', () => inHours(-1)],
    ['too far away', () => inHours(24 * 400)],
    ['no time', () => 'tomorrow'],
  ])('is refused %s', async (_, until) => {
    const { conversationId } = await begun()
    const { status, body } = await snooze(conversationId, until())
    expect([status, body.errors[0].path]).toEqual([422, 'body.until'])
  })

  it('is counted', async () => {
    const before = await idsIn('snoozed')
    const { conversationId } = await begun()
    await snooze(conversationId, null)
    const { items } = (await vera.request('GET', '/conversations/counts')).body
    expect(items.find(({ view }: { view: string }) => view === 'snoozed').count).toBe(before.length + 1)
  })
})
