import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { indexed } from '../../../testing/search.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { reindex } from '../index.ts'

let testApp: TestApp
let vera: SignedInMember
let petr: SignedInMember
let stranger: SignedInMember
let conversationId: string
let rack: string
let bill: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  petr = await signedIn(testApp, { role: 'colleague' })
  stranger = await signedIn(testApp, { role: 'colleague' })
  const channelId = await knownChannel(testApp, vera.workspaceId)
  conversationId = (await said(testApp, vera.workspaceId, { channelId, subject: 'Parcel', text: 'Where?' }))
    .conversationId
  const [hall, books] = [await teamOf('Hall', petr), await teamOf('Books', stranger)]
  rack = await ask(hall, 'Rack C4', 'Do the yellow crates still stand there?')
  bill = await ask(books, 'Bill 7', 'Was the invoice of the crates paid?')
  await say(petr, rack, 'Two of them, their labels were torn off.')
  await indexed(testApp)
})
afterAll(() => testApp.close())

const teamOf = async (name: string, member: SignedInMember) =>
  (await vera.request('POST', '/teams', { body: { name, memberIds: [member.memberId] } })).body.id as string
const ask = async (teamId: string, subject: string, words: string) => {
  const body = { teamId, subject, html: `<p>${words}</p>` }
  return (await vera.request('POST', `/conversations/${conversationId}/side-conversations`, { body })).body.id as string
}
const say = (who: SignedInMember, id: string, words: string) =>
  who.request('POST', `/side-conversations/${id}/messages`, { body: { html: `<p>${words}</p>` } })
type Asker = { request: SignedInMember['request'] }
const found = async (who: Asker, q: string) =>
  (await who.request('GET', `/search/side-conversations?q=${encodeURIComponent(q)}`)).body.items
const ids = async (who: Asker, q: string): Promise<string[]> =>
  (await found(who, q)).map((hit: { side: { id: string } }) => hit.side.id)

test('words beside a conversation are found in any form, with where they stand, and nowhere in its thread', async () => {
  const { body } = await vera.request('GET', '/search?q=label')
  expect(body.conversations.items).toEqual([])
  expect(body.sides).toMatchObject([
    {
      side: { id: rack, asked: 'Hall', state: 'answered', conversation: { id: conversationId, subject: 'Parcel' } },
      message: { seq: 2, author: expect.any(String) },
    },
  ])
  expect(body.sides[0].message.passages.flat()).toContainEqual({ text: 'labels', hit: true })
  expect((await ids(vera, 'crate')).toSorted()).toEqual([rack, bill].toSorted())
  expect(await ids(vera, 'cartes')).toHaveLength(2)
  expect(await ids(vera, '"invoice of the crates"')).toEqual([bill])
  expect(await ids(vera, 'crates -invoice')).toEqual([rack])
  expect(await ids(vera, 'hall')).toEqual([rack])
  expect((await vera.request('GET', '/search?q=label%20status:open')).body.sides).toEqual([])
})

test('a colleague finds only what they are asked, and no name of anything else is looked up for them', async () => {
  const [hit, ...more] = await found(petr, 'crates')
  expect(more).toEqual([])
  expect(hit).toMatchObject({ side: { id: rack, conversation: { subject: '' } } })
  expect(await ids(stranger, 'crates')).toEqual([bill])
  expect(await ids(stranger, 'labels')).toEqual([])
  expect(await ids(petr, 'parcel')).toEqual([])
  const odd = await petr.request(
    'GET',
    `/search/side-conversations?q=${encodeURIComponent('assignee:nobody crates (')}`,
  )
  expect(odd).toMatchObject({ status: 200, body: { items: [] } })
  expect((await petr.request('GET', '/search?q=crates')).status).toBe(403)
})

test('who may not see side conversations finds none, nor does another workspace', async () => {
  const reader = await withKey(testApp, ['conversations.read'])
  expect((await reader.request('GET', '/search?q=crates')).body.sides).toEqual([])
  expect((await reader.request('GET', '/search/side-conversations?q=crates')).status).toBe(403)
  expect(await ids(await anotherWorkspace(testApp), 'crates')).toEqual([])
})

test('what lies in the trash is not found, and everything is found again when the index is made anew', async () => {
  await vera.request('PUT', `/conversations/${conversationId}/deletion`)
  expect([await ids(vera, 'crates'), await ids(petr, 'crates')]).toEqual([[], []])
  await vera.request('DELETE', `/conversations/${conversationId}/deletion`)
  await reindex(testApp.platform.database, () => {})
  expect(await ids(petr, 'crates')).toEqual([rack])
})
