import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { aChannel } from '../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let agent: SignedInMember
let channelId: string

beforeAll(async () => {
  testApp = await openTestApp()
  agent = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, agent.workspaceId)
})
afterAll(() => testApp.close())

const wrote = (from: string, more: object = {}) => said(testApp, agent.workspaceId, { channelId, from, ...more })
const block = (body: object) => agent.request('POST', '/blocked-senders', { body })
const opened = async (id: string) => (await agent.request('GET', `/conversations/${id}`)).body
const spam = async (): Promise<string[]> =>
  (await agent.request('GET', '/conversations?view=spam&limit=100')).body.items.map((each: { id: string }) => each.id)

describe('a blocked sender', () => {
  it('is kept as spam with the reason, from then on, and the conversation it was blocked in too', async () => {
    const first = await wrote('win@prizes.example')
    const { status, body } = await block({
      kind: 'address',
      value: ' Win@Prizes.example ',
      conversationId: first.conversationId,
    })
    expect([status, body.value, body.by.id]).toEqual([201, 'win@prizes.example', agent.memberId])
    const later = await wrote('win@prizes.example', { subject: 'You have won' })
    const other = await wrote('help@prizes.example')
    expect(await spam()).toEqual(expect.arrayContaining([first.conversationId, later.conversationId]))
    expect(await spam()).not.toContain(other.conversationId)
    const kept = await opened(later.conversationId)
    expect(kept).toMatchObject({
      spamReason: { kind: 'address', value: 'win@prizes.example' },
      subject: 'You have won',
    })
    const list = (await agent.request('GET', '/blocked-senders')).body.items
    expect(list.find((each: { id: string }) => each.id === body.id)).toMatchObject({
      kept: 1,
      lastAt: expect.any(String),
    })
  })

  it('of a whole domain, with those below it', async () => {
    await block({ kind: 'domain', value: 'casino.example' })
    const { conversationId } = await wrote('any@mail.casino.example')
    expect((await opened(conversationId)).spamReason.value).toBe('casino.example')
  })

  it('does not write into conversations of others, nor open spam again', async () => {
    const living = await wrote('ana@customer.example')
    const own = await wrote('pest@noise.example')
    await agent.request('PUT', `/conversations/${own.conversationId}/resolution`, { body: {} })
    await block({ kind: 'address', value: 'pest@noise.example', conversationId: own.conversationId })
    const intruding = await wrote('pest@noise.example', { conversationId: living.conversationId })
    expect(intruding.conversationId).not.toBe(living.conversationId)
    expect((await opened(living.conversationId)).messages).toHaveLength(1)
    const again = await wrote('pest@noise.example', { conversationId: own.conversationId })
    expect(again.conversationId).toBe(own.conversationId)
    expect(await spam()).toContain(own.conversationId)
  })

  it('is taken like everybody again when unblocked', async () => {
    const { body } = await block({ kind: 'address', value: 'mistake@customer.example' })
    expect((await agent.request('DELETE', `/blocked-senders/${body.id}`)).status).toBe(204)
    const { conversationId } = await wrote('mistake@customer.example')
    expect((await opened(conversationId)).spamAt).toBeNull()
    expect((await agent.request('DELETE', `/blocked-senders/${body.id}`)).status).toBe(404)
  })

  it('that is no spam after all loses the reason with the mark', async () => {
    await block({ kind: 'address', value: 'doubt@customer.example' })
    const { conversationId } = await wrote('doubt@customer.example')
    await agent.request('DELETE', `/conversations/${conversationId}/spam`)
    expect(await opened(conversationId)).toMatchObject({ spamAt: null, spamReason: null })
  })

  it('gets no automatic first reply', async () => {
    const admin = await signedIn(testApp)
    const channel = await aChannel(admin, { automaticReply: true, automaticReplyText: 'We have your mail' })
    await block({ kind: 'address', value: 'loud@prizes.example' })
    const quiet = await said(testApp, agent.workspaceId, { channelId: channel.id, from: 'loud@prizes.example' })
    const heard = await said(testApp, agent.workspaceId, { channelId: channel.id, from: 'new@customer.example' })
    await testApp.settle()
    expect((await opened(quiet.conversationId)).messages).toHaveLength(1)
    expect((await opened(heard.conversationId)).messages).toHaveLength(2)
  })
})

describe('blocking is refused', () => {
  it.each([
    ['for what is no address', { kind: 'address', value: 'prizes.example' }],
    ['for what is no domain', { kind: 'domain', value: 'prizes' }],
    ['for a free mail service', { kind: 'domain', value: 'abv.bg' }],
    ['for our own address', { kind: 'address', value: 'support@kept.example' }],
    ['for our own domain', { kind: 'domain', value: 'kept.example' }],
  ])('%s', async (_, body) => {
    const answer = await block(body)
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'body.value'])
  })

  it('a second time', async () => {
    await block({ kind: 'address', value: 'twice@prizes.example' })
    expect((await block({ kind: 'address', value: 'twice@prizes.example' })).body.code).toBe('already-exists')
  })
})
