import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let channelId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const begun = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
const add = (id: string, body: Record<string, unknown>) => vera.request('POST', `/conversations/${id}/to-dos`, { body })
const of = async (id: string) => (await vera.request('GET', `/conversations/${id}/to-dos`)).body.items
const mine = async (who: SignedInMember) => (await who.request('GET', '/to-dos')).body.items
const words = (items: { text: string }[]) => items.map(({ text }) => text)
const due = '2026-12-01T09:00:00.000Z'

test('a to-do is mine unless I say otherwise, and stands by when it is due, what is done last', async () => {
  const id = await begun()
  const whenever = await add(id, { text: ' Ask the depot ' })
  expect(whenever.status).toBe(201)
  expect(whenever.body).toMatchObject({ text: 'Ask the depot', owner: { id: vera.memberId }, dueAt: null, done: null })
  await add(id, { text: 'Call back', ownerId: oleg.memberId, dueAt: due })
  const done = await add(id, { text: 'Look it up', ownerId: null, dueAt: '2026-11-30T09:00:00.000Z' })
  await vera.request('PUT', `/to-dos/${done.body.id}/completion`)
  expect(words(await of(id))).toEqual(['Call back', 'Ask the depot', 'Look it up'])
  expect(words(await mine(oleg))).toEqual(['Call back'])
  expect((await mine(oleg))[0]).toMatchObject({ conversation: { id }, dueAt: due })
})

test('it is changed, done, not done after all, and removed; each is told once', async () => {
  const id = await begun()
  const { body } = await add(id, { text: 'Call' })
  const path = `/to-dos/${body.id}`
  const changed = await vera.request('PATCH', path, { body: { text: 'Call back', ownerId: oleg.memberId, dueAt: due } })
  expect(changed.body).toMatchObject({ text: 'Call back', owner: { id: oleg.memberId }, dueAt: due })
  await vera.request('PATCH', path, { body: { dueAt: due } })
  expect((await vera.request('PATCH', path, { body: { dueAt: null } })).body).toMatchObject({
    text: 'Call back',
    dueAt: null,
  })
  expect((await oleg.request('PUT', `${path}/completion`)).body.done).toMatchObject({ by: { id: oleg.memberId } })
  expect((await vera.request('PUT', `${path}/completion`)).body.done).toMatchObject({ by: { id: oleg.memberId } })
  expect(await mine(oleg)).not.toContainEqual(expect.objectContaining({ id: body.id }))
  expect((await vera.request('DELETE', `${path}/completion`)).body.done).toBeNull()
  expect((await vera.request('DELETE', path)).status).toBe(204)
  expect((await vera.request('DELETE', path)).status).toBe(404)
  const facts = await loggedUntil(vera.request, 'to-do.removed', body.id)
  expect(facts.filter(({ subject }) => subject.id === body.id).map(({ type }) => type)).toEqual([
    'to-do.added',
    'to-do.changed',
    'to-do.changed',
    'to-do.done',
    'to-do.reopened',
    'to-do.removed',
  ])
})

test('a filter finds conversations with open ones, also by one that was merged', async () => {
  const [one, other] = [await begun(), await begun()]
  const { body } = await add(other, { text: 'Open' })
  const found = async () =>
    (await vera.request('GET', '/conversations?view=all&limit=100&filter=open-to-dos:yes')).body.items.map(
      (item: { id: string }) => item.id,
    )
  expect(await found()).toContain(other)
  expect(await found()).not.toContain(one)
  const merge = await vera.request('POST', `/conversations/${one}/merges`, { body: { conversationIds: [other] } })
  expect(await found()).toContain(one)
  expect(words(await of(one))).toEqual(['Open'])
  expect((await mine(vera)).find(({ id }: { id: string }) => id === body.id).conversation.id).toBe(one)
  await vera.request('DELETE', `/conversation-merges/${merge.body.items[0].id}`)
  expect(await of(one)).toEqual([])
  await vera.request('PUT', `/to-dos/${body.id}/completion`)
  expect(await found()).not.toContain(other)
})

test('bad input says what is wrong', async () => {
  const id = await begun()
  expect((await add(id, { text: '  ' })).body.errors).toMatchObject([{ path: 'body.text' }])
  expect((await add(id, { text: 'x', dueAt: 'soon' })).body.errors).toMatchObject([{ path: 'body.dueAt' }])
  expect((await add(id, { text: 'x', ownerId: newId() })).body.errors).toMatchObject([{ path: 'body.ownerId' }])
  expect((await add(newId(), { text: 'x' })).status).toBe(404)
})

test('in the trash it waits for nobody', async () => {
  const id = await begun()
  await add(id, { text: 'In the trash' })
  await vera.request('PUT', `/conversations/${id}/deletion`)
  expect(words(await mine(vera))).not.toContain('In the trash')
})
