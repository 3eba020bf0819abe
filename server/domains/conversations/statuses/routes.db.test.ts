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

let count = 0
const add = async (category: string, more: object = {}) => {
  const made = await vera.request('POST', '/statuses', {
    body: { category, names: { en: `Status ${++count}` }, ...more },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const begin = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
const change = (id: string, body: object) => vera.request('PATCH', `/conversations/${id}`, { body })
const seen = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body
const listed = async () => (await vera.request('GET', '/statuses')).body.items

describe('a status of one’s own', () => {
  it('is set with its category, told with both, and left for the plain one', async () => {
    const courier = await add('waiting-on-us', {
      key: 'with-courier',
      names: { en: 'With the courier' },
      icon: 'truck',
    })
    const id = await begin()
    const set = await change(id, { statusId: courier.id })
    expect(set.body).toMatchObject({ status: 'waiting-on-us', statusId: courier.id })
    expect((await change(id, { statusId: null })).body).toMatchObject({ status: 'waiting-on-us', statusId: null })
    await change(id, { statusId: courier.id })
    // Another category leaves the status of this one.
    expect((await change(id, { status: 'open' })).body).toMatchObject({ status: 'open', statusId: null })
    const facts = (await loggedUntil(vera.request, 'conversation.changed', id, 4)).filter(
      ({ type, subject }) => type === 'conversation.changed' && subject.id === id,
    )
    expect(facts[0]?.data.changes).toEqual({
      status: { from: 'open', to: 'waiting-on-us' },
      status_id: { from: null, to: courier.id },
    })
    expect(facts.at(-1)?.data.changes).toEqual({
      status: { from: 'waiting-on-us', to: 'open' },
      status_id: { from: courier.id, to: null },
    })
  })

  it('resolves by the resolution alone', async () => {
    const paid = await add('resolved', { names: { en: 'Paid back' } })
    const other = await add('open')
    const id = await begin()
    const patched = await change(id, { statusId: paid.id })
    expect([patched.status, patched.body.errors[0].path]).toEqual([422, 'body.statusId'])
    const resolve = (statusId: string) => vera.request('PUT', `/conversations/${id}/resolution`, { body: { statusId } })
    expect((await resolve(other.id)).status).toBe(422)
    expect((await resolve(paid.id)).body).toMatchObject({ status: 'resolved', statusId: paid.id })
    const facts = await loggedUntil(vera.request, 'conversation.resolved', id)
    expect(
      facts.find(({ type, subject }) => type === 'conversation.resolved' && subject.id === id)?.data,
    ).toMatchObject({
      from: 'open',
      statusId: paid.id,
    })
  })

  it('cannot be of another category than is asked for, nor one that is not there', async () => {
    const waiting = await add('waiting-on-customer')
    const id = await begin()
    expect((await change(id, { status: 'open', statusId: waiting.id })).status).toBe(422)
    expect((await change(id, { statusId: vera.memberId })).body.errors).toEqual([
      { path: 'body.statusId', message: 'is no status' },
    ])
  })

  it('is asked by filters: the category by status, it by own-status', async () => {
    const customs = await add('waiting-on-us', { key: 'at-customs' })
    const [at, plain] = [await begin(), await begin()]
    await change(at, { statusId: customs.id })
    await change(plain, { status: 'waiting-on-us' })
    const found = async (filter: string) =>
      (await vera.request('GET', `/conversations?filter=${encodeURIComponent(filter)}`)).body.items.map(
        (line: { id: string }) => line.id,
      )
    expect(await found('own-status:at-customs')).toEqual([at])
    expect(await found('status:waiting-on-us own-status:none')).toContain(plain)
    expect(await found('status:waiting-on-us')).toEqual(expect.arrayContaining([at, plain]))
    expect(await found('-own-status:at-customs')).not.toContain(at)
    const { body } = await vera.request('GET', '/conversations/fields')
    const field = body.items.find(({ name }: { name: string }) => name === 'own-status')
    expect(field.custom.choices).toContainEqual({
      key: 'at-customs',
      names: customs.names,
      colour: null,
      archived: false,
    })
  })
})

describe('the default of a category', () => {
  it('is given wherever the category is set and nobody names a status', async () => {
    const fresh = await add('open', { isDefault: true })
    const ours = await add('waiting-on-us', { isDefault: true })
    const done = await add('resolved', { isDefault: true })
    const id = await begin()
    expect(await seen(id)).toMatchObject({ status: 'open', statusId: fresh.id })
    await vera.request('PUT', `/conversations/${id}/resolution`, { body: {} })
    expect(await seen(id)).toMatchObject({ status: 'resolved', statusId: done.id })
    await said(testApp, vera.workspaceId, { channelId, conversationId: id })
    expect(await seen(id)).toMatchObject({ status: 'waiting-on-us', statusId: ours.id })
    const reopened = (await loggedUntil(vera.request, 'conversation.reopened', id)).find(
      ({ type, subject }) => type === 'conversation.reopened' && subject.id === id,
    )
    expect(reopened?.data).toMatchObject({ fromStatusId: done.id, status: 'waiting-on-us', statusId: ours.id })
    // The plain one is there for who asks for it.
    expect((await change(id, { status: 'open', statusId: null })).body).toMatchObject({
      status: 'open',
      statusId: null,
    })
    await vera.request('DELETE', `/conversations/${id}/resolution`)
    for (const { id: each } of [fresh, ours, done])
      await vera.request('PATCH', `/statuses/${each}`, { body: { isDefault: false } })
    expect(await seen(await begin())).toMatchObject({ status: 'open', statusId: null })
  })

  it('is one', async () => {
    const [first, second] = [await add('closed', { isDefault: true }), await add('closed', { isDefault: true })]
    const defaults = async () =>
      (await listed()).filter((status: { isDefault: boolean }) => status.isDefault).map(({ id }: { id: string }) => id)
    expect(await defaults()).toEqual([second.id])
    await vera.request('PATCH', `/statuses/${first.id}`, { body: { isDefault: true } })
    expect(await defaults()).toEqual([first.id])
    await vera.request('PUT', `/statuses/${first.id}/archival`)
    expect(await defaults()).toEqual([])
    const again = await vera.request('PATCH', `/statuses/${first.id}`, { body: { isDefault: true } })
    expect([again.status, again.body.code]).toEqual([409, 'not-in-this-state'])
  })
})

describe('the list', () => {
  it('is ordered, renamed and archived; what has an archived one keeps it', async () => {
    const [a, b] = [await add('waiting-on-customer'), await add('waiting-on-customer', { colour: 'amber' })]
    await vera.request('PUT', '/statuses/order', { body: { category: 'waiting-on-customer', ids: [b.id, a.id] } })
    const ids = (await listed()).map(({ id }: { id: string }) => id)
    expect(ids.indexOf(b.id)).toBeLessThan(ids.indexOf(a.id))
    const wrong = await vera.request('PUT', '/statuses/order', { body: { category: 'open', ids: [a.id] } })
    expect(wrong.body.errors[0].path).toBe('body.ids.0')
    const renamed = await vera.request('PATCH', `/statuses/${b.id}`, { body: { names: { ru: 'Ждём' }, colour: null } })
    expect(renamed.body).toMatchObject({ names: { ru: 'Ждём' }, colour: null, key: b.key })
    const id = await begin()
    await change(id, { statusId: b.id })
    await vera.request('PUT', `/statuses/${b.id}/archival`)
    expect((await seen(id)).statusId).toBe(b.id)
    expect((await change(await begin(), { statusId: b.id })).status).toBe(422)
    expect((await vera.request('DELETE', `/statuses/${b.id}/archival`)).body.archivedAt).toBeNull()
  })

  it('refuses a key twice', async () => {
    await add('open', { key: 'twice' })
    const again = await vera.request('POST', '/statuses', {
      body: { category: 'closed', key: 'twice', names: { en: 'Twice' } },
    })
    expect([again.status, again.body.errors[0].path]).toEqual([409, 'body.key'])
  })
})
