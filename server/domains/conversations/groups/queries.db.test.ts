import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let delivery: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const channelId = await knownChannel(testApp, vera.workspaceId)
  const begin = async (subject: string, fields: object) => {
    const { conversationId } = await said(testApp, vera.workspaceId, { channelId, subject })
    await vera.request('PATCH', `/conversations/${conversationId}`, { body: fields })
    testApp.clock.forward(1000)
    return conversationId
  }
  delivery = (await vera.request('POST', '/topics', { body: { name: 'Доставка' } })).body.id
  const late = (await vera.request('POST', '/topics', { body: { name: 'Late', parentId: delivery } })).body.id
  await begin('One', { urgency: 'urgent', topicId: late })
  await begin('Two', { urgency: 'low', topicId: delivery })
  const mine = await begin('Three', { urgency: 'urgent' })
  await vera.request('PUT', `/conversations/${mine}/assignment`, { body: { assigneeId: vera.memberId } })
  const gone = await begin('Four', { urgency: 'high' })
  await vera.request('PUT', `/conversations/${gone}/spam`)
})
afterAll(() => testApp.close())

const groups = async (query: string) => {
  const { status, body } = await vera.request('GET', `/conversations/groups?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items as { value: string | null; name: string | null; text: string; count: number; more: boolean }[]
}
const countOf = async (query: string) => (await vera.request('GET', `/conversations/count?${query}`)).body

describe('the headings of a list', () => {
  it('are the values of a field, what presses most first, without those that hold nothing', async () => {
    expect(await groups('grouping=urgency')).toMatchObject([
      { value: 'urgent', name: null, text: 'urgency:urgent', count: 2, more: false },
      { value: 'low', name: null, text: 'urgency:low', count: 1, more: false },
    ])
  })

  it('are named, and what has no value stands last', async () => {
    expect(await groups('grouping=assignee')).toMatchObject([
      expect.objectContaining({ value: vera.memberId, count: 1 }),
      { value: null, name: null, text: 'assignee:none', count: 2, more: false },
    ])
  })

  it('take a topic with all below it', async () => {
    expect(await groups('grouping=topic')).toMatchObject([
      { value: delivery, name: 'Доставка', text: 'topic:Доставка', count: 2, more: false },
      { value: null, name: null, text: 'topic:none', count: 1, more: false },
    ])
  })

  it('list between them what the list without them holds', async () => {
    const asked = 'urgency:low or urgency:urgent'
    const found: string[] = []
    for (const { text } of await groups(`grouping=topic&filter=${encodeURIComponent(asked)}`)) {
      const filter = encodeURIComponent(`(${asked}) ${text}`)
      const { body } = await vera.request('GET', `/conversations?filter=${filter}`)
      found.push(...body.items.map((item: { subject: string }) => item.subject))
    }
    expect(found.toSorted()).toEqual(['One', 'Three', 'Two'])
  })

  it.each(['subject', 'nothing', 'person'])('are not made of %s', async (grouping) => {
    const { status, body } = await vera.request('GET', `/conversations/groups?grouping=${grouping}`)
    expect([status, body.errors[0].path]).toEqual([422, 'query.grouping'])
    const view = { name: 'A view', text: '', grouping }
    expect((await vera.request('POST', '/views', { body: view })).body.errors[0].path).toBe('body.grouping')
  })
})

describe('the count of a list', () => {
  it('is of a standing view, a saved one, a ready-made one and a filter, alone and together', async () => {
    const view = await vera.request('POST', '/views', { body: { name: 'Urgent', text: 'urgency:urgent' } })
    expect(await countOf('')).toMatchObject({ count: 3, more: false })
    expect(await countOf('view=mine')).toMatchObject({ count: 1, more: false })
    expect(await countOf(`viewId=${view.body.id}`)).toMatchObject({ count: 2, more: false })
    expect(await countOf(`viewId=${view.body.id}&filter=subject:one`)).toMatchObject({ count: 1, more: false })
    expect(await countOf(`viewId=topic:${delivery}`)).toMatchObject({ count: 2, more: false })
    expect((await vera.request('GET', '/conversations/count?view=spam')).status).toBe(422)
    expect((await vera.request('GET', '/conversations/count?filter=urgency:')).body.code).toBe('invalid-filter')
  })

  it('and the list of a ready-made view agree; one that is not there is not found', async () => {
    const { body } = await vera.request('GET', `/conversations?viewId=topic:${delivery}`)
    expect(body.items.map((item: { subject: string }) => item.subject)).toEqual(['Two', 'One'])
    expect((await vera.request('GET', `/conversations?viewId=topic:${vera.memberId}`)).status).toBe(404)
  })
})
