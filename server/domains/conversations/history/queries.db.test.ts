import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ThreadChange } from '../../../../contract/thread-changes.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { touched } from '../../../testing/touched.ts'
import { changesOf } from './queries.ts'

let testApp: TestApp
let vera: SignedInMember
let channelId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const say = (more: object = {}) => {
  testApp.clock.forward(1000)
  return said(testApp, vera.workspaceId, { channelId, ...more })
}
const change = async (id: string, body: object) => {
  testApp.clock.forward(1000)
  expect((await vera.request('PATCH', `/conversations/${id}`, { body })).status).toBe(200)
}
const opened = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body
const urgencies = (changes: ThreadChange[]) =>
  changes.map(({ data }) => (data.changes as Record<string, { to: string }>).urgency?.to)

describe('the changes of a thread', () => {
  it('say who changed what, from what to what, in the order of time', async () => {
    const { conversationId } = await say()
    await change(conversationId, { urgency: 'high', tags: ['late'] })
    await vera.request('PUT', `/conversations/${conversationId}/assignment`, { body: { assigneeId: vera.memberId } })
    await vera.request('PUT', `/conversations/${conversationId}/resolution`, { body: {} })
    const { changes } = await opened(conversationId)
    expect(changes.map(({ type, actor }: ThreadChange) => [type, actor.id])).toEqual([
      ['conversation.changed', vera.memberId],
      ['conversation.assigned', vera.memberId],
      ['conversation.resolved', vera.memberId],
    ])
    expect(changes[0].actor.name).toMatch(/^Member /)
    expect(changes[0].data.changes).toEqual({
      urgency: { from: 'normal', to: 'high' },
      tags: { from: [], to: ['late'] },
    })
    expect(changes[2].data).toMatchObject({ from: 'open' })
  })

  it('stand on the page of the messages around them, each on one alone', async () => {
    const { conversationId } = await say()
    await change(conversationId, { urgency: 'low' })
    for (let count = 0; count < 30; count++) await say({ conversationId })
    await change(conversationId, { urgency: 'high' })
    for (let count = 0; count < 50; count++) await say({ conversationId })
    await change(conversationId, { urgency: 'urgent' })
    const first = await opened(conversationId)
    expect([first.messages.length, urgencies(first.changes)]).toEqual([50, ['urgent']])
    const page = async (cursor: string) =>
      (await vera.request('GET', `/conversations/${conversationId}/messages?limit=20&cursor=${cursor}`)).body
    const second = await page(first.earlier)
    expect([second.items.length, urgencies(second.changes)]).toEqual([20, ['high']])
    const third = await page(second.next)
    expect([third.next, urgencies(third.changes)]).toEqual([null, ['low']])
  }, 60_000)

  it('of a merged one stand in the survivor’s thread', async () => {
    const merged = await say({ subject: 'First' })
    await change(merged.conversationId, { urgency: 'high' })
    const survivor = await say({ subject: 'Second' })
    await change(survivor.conversationId, { urgency: 'urgent' })
    const done = await vera.request('POST', `/conversations/${survivor.conversationId}/merges`, {
      body: { conversationIds: [merged.conversationId] },
    })
    expect(done.status, JSON.stringify(done.body)).toBe(201)
    expect(urgencies((await opened(survivor.conversationId)).changes)).toEqual(['high', 'urgent'])
  })

  it('are found by their conversation among thirty thousand events', async () => {
    const { conversationId } = await say()
    await change(conversationId, { urgency: 'high' })
    const { owner } = testApp.platform.database
    await owner.query(
      `insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id, conversation_id)
      select $1, 'conversation.changed', now(), 'system', 'conversation', other, other
      from (select gen_random_uuid() as other from generate_series(1, 30000)) others`,
      [vera.workspaceId],
    )
    await owner.query('analyze events')
    const { answer, whole, fetched, indexes } = await touched(testApp, vera, (scope) =>
      changesOf(scope, [conversationId], { since: null, until: null }),
    )
    expect(answer).toHaveLength(1)
    expect(whole.events ?? 0).toBe(0)
    expect(fetched.events).toBeLessThan(10)
    expect(indexes).toContain('events_conversation')
  })
})
