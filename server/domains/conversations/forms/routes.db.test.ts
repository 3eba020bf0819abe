import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let delivery: string
let late: string
const make = async (path: string, body: object) => {
  const made = await vera.request('POST', path, { body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  delivery = (await make('/topics', { name: 'Delivery' })).id
  late = (await make('/topics', { name: 'Late', parentId: delivery })).id
  const choices = [{ names: { en: 'Wet' } }, { names: { en: 'Torn' } }]
  await make('/fields', { noun: 'conversation', type: 'text', names: { en: 'Depot' } })
  await make('/fields', { noun: 'conversation', type: 'yes-no', names: { en: 'Damaged' } })
  await make('/fields', { noun: 'conversation', type: 'choice', names: { en: 'Damage' }, choices })
  await make('/fields', { noun: 'person', type: 'text', names: { en: 'Plan' } })
  await make('/forms', { names: { en: 'Always' }, general: true, items: [asked('depot')] })
  await make('/forms', {
    names: { en: 'Delivery' },
    topicIds: [delivery],
    items: [asked('damaged', true), asked('damage', true, { field: 'damaged', anyOf: [true] })],
  })
})
afterAll(() => testApp.close())

const asked = (field: string, required = false, when: object | null = null) => ({ field, required, when })

const begin = async (topicId: string | null) => {
  const channelId = await knownChannel(testApp, vera.workspaceId)
  const { conversationId } = await said(testApp, vera.workspaceId, { channelId })
  await vera.request('PATCH', `/conversations/${conversationId}`, { body: { topicId } })
  return conversationId
}
const resolve = (id: string, body: object = {}, by = oleg) =>
  by.request('PUT', `/conversations/${id}/resolution`, { body })
const seen = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body

describe('resolving', () => {
  it('is refused with the name of each field that is missing, and nothing is changed', async () => {
    const id = await begin(late)
    const { status, body } = await resolve(id)
    expect([status, body.code, body.data, body.errors]).toEqual([
      409,
      'required-fields',
      { fields: ['damaged'] },
      [{ path: 'body.fields.damaged', message: 'is needed before it can be resolved' }],
    ])
    // What hangs on it is asked once it is there; what was given along is not kept half way.
    const next = await resolve(id, { fields: { damaged: true } })
    expect([next.status, next.body.data]).toEqual([409, { fields: ['damage'] }])
    expect(await seen(id)).toMatchObject({ status: 'open', fields: {} })
  })

  it('takes the values along in one go and tells of them', async () => {
    const id = await begin(late)
    const { status, body } = await resolve(id, { fields: { damaged: true, damage: 'wet', depot: 'Sofia' } })
    expect([status, body.status, body.fields]).toEqual([
      200,
      'resolved',
      { damaged: true, damage: 'wet', depot: 'Sofia' },
    ])
    const facts = (await loggedUntil(vera.request, 'conversation.resolved', id)).filter(
      ({ subject }) => subject.id === id,
    )
    expect(facts.slice(-2).map(({ type }) => type)).toEqual(['conversation.changed', 'conversation.resolved'])
    expect(facts.at(-2)?.data.changes).toMatchObject({ 'field.damage': { from: null, to: 'wet' } })
  })

  it('asks nothing where the condition does not hold, or of another topic', async () => {
    expect((await resolve(await begin(late), { fields: { damaged: false } })).status).toBe(200)
    expect((await resolve(await begin(null))).status).toBe(200)
  })

  it('is refused on every path: by a reply, by closing, by a key; and a reply takes values along', async () => {
    const id = await begin(delivery)
    const reply = (more: object) =>
      vera.request('POST', `/conversations/${id}/replies`, {
        body: { html: '<p>Done</p>', seenSeq: 1, thenStatus: 'resolved', ...more },
      })
    expect((await reply({})).body.code).toBe('required-fields')
    const closed = await vera.request('PATCH', `/conversations/${id}`, { body: { status: 'closed' } })
    expect(closed.body.code).toBe('required-fields')
    const program = await withKey(testApp, ['conversations.write'])
    expect((await program.request('PUT', `/conversations/${id}/resolution`, { body: {} })).body.code).toBe(
      'required-fields',
    )
    expect((await seen(id)).messages).toHaveLength(1)
    expect((await reply({ fields: { damaged: false } })).status).toBe(201)
    expect(await seen(id)).toMatchObject({ status: 'resolved', fields: { damaged: false } })
  })

  it('asks by the topic that comes along with closing', async () => {
    const id = await begin(null)
    const body = { status: 'closed', topicId: late }
    expect((await vera.request('PATCH', `/conversations/${id}`, { body })).body.code).toBe('required-fields')
    const fields = { damaged: false }
    expect((await vera.request('PATCH', `/conversations/${id}`, { body: { ...body, fields } })).status).toBe(200)
  })

  it('forgets a field that was archived', async () => {
    const field = await make('/fields', { noun: 'conversation', type: 'text', names: { en: 'Gone' } })
    const topic = await make('/topics', { name: 'Gone' })
    await make('/forms', { names: { en: 'Gone' }, topicIds: [topic.id], items: [asked('gone', true)] })
    const id = await begin(topic.id)
    expect((await resolve(id)).status).toBe(409)
    await vera.request('PUT', `/fields/${field.id}/archival`)
    expect((await resolve(id)).status).toBe(200)
  })
})

describe('a form', () => {
  it.each([
    [{ items: [asked('nothing')] }, 'body.items.0.field'],
    [{ items: [asked('plan')] }, 'body.items.0.field'],
    [{ items: [asked('depot'), asked('depot')] }, 'body.items.1.field'],
    [{ items: [asked('damage', false, { field: 'depot', anyOf: ['x'] })] }, 'body.items.0.when.field'],
    [{ items: [asked('damage', false, { field: 'damage', anyOf: ['wet'] })] }, 'body.items.0.when.field'],
    [{ items: [asked('depot', false, { field: 'damage', anyOf: ['lost'] })] }, 'body.items.0.when.anyOf'],
    [{ general: true, topicIds: ['0'] }, 'body.topicIds.0'],
  ])('says what is wrong with %j', async (body, path) => {
    const answer = await vera.request('POST', '/forms', { body: { names: { en: 'Wrong' }, ...body } })
    expect([answer.status, answer.body.errors?.[0].path]).toEqual([422, path])
  })

  it('is one a topic, and one for all', async () => {
    const again = (body: object) => vera.request('POST', '/forms', { body: { names: { en: 'Again' }, ...body } })
    const [topic, general] = [await again({ topicIds: [delivery] }), await again({ general: true })]
    expect([topic.status, topic.body.errors[0].path]).toEqual([409, 'body.topicIds'])
    expect([general.status, general.body.errors[0].path]).toEqual([409, 'body.general'])
  })

  it('is changed, deleted and made again of what the log kept', async () => {
    const topic = await make('/topics', { name: 'Praise' })
    const { id } = await make('/forms', { names: { en: 'Praise' }, items: [asked('depot')] })
    const changed = await vera.request('PATCH', `/forms/${id}`, { body: { topicIds: [topic.id] } })
    expect(changed.body).toEqual({ ...changed.body, topicIds: [topic.id], items: [asked('depot')] })
    expect((await vera.request('DELETE', `/forms/${id}`)).status).toBe(204)
    expect((await vera.request('DELETE', `/forms/${id}`)).status).toBe(404)
    const lastForm = async () => {
      const facts = await loggedUntil(vera.request, 'form.changed', id)
      return facts.filter(({ subject }) => subject.id === id).at(-1)?.data.form as Record<string, unknown> | undefined
    }
    await expect.poll(lastForm, { timeout: 10_000 }).toBeDefined()
    const { id: _, ...kept } = (await lastForm()) ?? {}
    expect(await make('/forms', kept)).toMatchObject({ topicIds: [topic.id], names: { en: 'Praise' } })
  })
})
