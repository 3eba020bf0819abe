import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { formWithFile } from '../../../testing/populate.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let petr: SignedInMember
let stranger: SignedInMember
let channelId: string
let teamId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  petr = await signedIn(testApp, { role: 'colleague' })
  stranger = await signedIn(testApp, { role: 'colleague' })
  channelId = await knownChannel(testApp, vera.workspaceId)
  const team = await vera.request('POST', '/teams', { body: { name: 'Warehouse', memberIds: [petr.memberId] } })
  teamId = team.body.id
})
afterAll(() => testApp.close())

const ask = async (body: Record<string, unknown> = {}) => {
  const { conversationId } = await said(testApp, vera.workspaceId, { channelId })
  const asked = await vera.request('POST', `/conversations/${conversationId}/side-conversations`, {
    body: { teamId, subject: 'Where is it', html: '<p>Is it in the rack?</p>', ...body },
  })
  expect(asked.status).toBe(201)
  return asked.body
}
const upload = async (who: SignedInMember) =>
  (await who.request('POST', '/attachments', { body: formWithFile.body, headers: formWithFile.headers })).body
const say = (who: SignedInMember, id: string, body: Record<string, unknown>) =>
  who.request('POST', `/side-conversations/${id}/messages`, { body: { html: '<p>Yes</p>', ...body } })
const waiting = async (who: SignedInMember) =>
  (await who.request('GET', '/side-conversations')).body.items.map(({ id }: { id: string }) => id)

test('a colleague sees what their team is asked, without what it is about, and answers it', async () => {
  const asked = await ask()
  expect(asked.conversation.subject).not.toBe('')
  const seen = await petr.request('GET', `/side-conversations/${asked.id}`)
  expect(seen.body).toMatchObject({ subject: 'Where is it', conversation: { subject: '' }, mayEnd: false })
  expect(await waiting(petr)).toContain(asked.id)
  const answered = await say(petr, asked.id, {})
  expect(answered).toMatchObject({ status: 201, body: { state: 'answered', conversation: { subject: '' } } })
  expect((await vera.request('GET', `/side-conversations/${asked.id}`)).body.messages[1]).toMatchObject({
    author: { id: petr.memberId },
    fromAsked: true,
  })
  expect((await petr.request('PUT', `/side-conversations/${asked.id}/completion`)).status).toBe(403)
})

test('what another team is asked is not there, neither to read nor to answer; being asked by name is enough', async () => {
  const asked = await ask()
  expect(await waiting(stranger)).toEqual([])
  expect((await stranger.request('GET', `/side-conversations/${asked.id}`)).status).toBe(404)
  expect((await say(stranger, asked.id, {})).status).toBe(404)
  const named = await ask({ ownerId: stranger.memberId })
  expect(await waiting(stranger)).toEqual([named.id])
  expect((await say(stranger, named.id, {})).status).toBe(201)
})

test('who leaves the team sees nothing of it any more', async () => {
  const asked = await ask()
  await testApp.settle()
  expect((await petr.request('GET', '/notices/count')).body.unread).toBeGreaterThan(0)
  await vera.request('PATCH', `/members/${petr.memberId}`, { body: { teamIds: [] } })
  expect((await petr.request('GET', `/side-conversations/${asked.id}`)).status).toBe(404)
  expect((await petr.request('GET', '/notices')).body.items).toEqual([])
  expect((await petr.request('GET', '/notices/count')).body.unread).toBe(0)
  await vera.request('PATCH', `/members/${petr.memberId}`, { body: { teamIds: [teamId] } })
  expect((await petr.request('GET', `/side-conversations/${asked.id}`)).status).toBe(200)
})

test('of files a colleague gets those passed on and their own, and passes on no other', async () => {
  const [kept, passed, mine] = [await upload(vera), await upload(vera), await upload(petr)]
  const asked = await ask({ attachmentIds: [passed.id] })
  const fetched = (who: SignedInMember, id: string) => who.request('GET', `/attachments/${id}/note.txt`)
  expect((await fetched(petr, passed.id)).status).toBe(200)
  expect((await fetched(stranger, passed.id)).status).toBe(404)
  expect((await fetched(petr, mine.id)).status).toBe(200)
  expect((await fetched(stranger, mine.id)).status).toBe(404)
  expect((await fetched(petr, kept.id)).status).toBe(404)
  expect((await say(petr, asked.id, { attachmentIds: [kept.id] })).status).toBe(422)
  await vera.request('POST', `/conversations/${asked.conversation.id}/notes`, {
    body: { html: '<p>Ours</p>', attachmentIds: [kept.id] },
  })
  expect((await fetched(petr, kept.id)).status).toBe(404)
  expect((await say(petr, asked.id, { attachmentIds: [kept.id] })).status).toBe(422)
  expect((await say(petr, asked.id, { attachmentIds: [mine.id] })).status).toBe(201)
  expect((await fetched(vera, mine.id)).status).toBe(200)
})

test('a colleague is told of what they are asked, and neither note nor question of others can name them', async () => {
  const asked = await ask()
  const names = { html: '<p>@P</p>', mentions: [{ kind: 'member', id: stranger.memberId }] }
  const note = await vera.request('POST', `/conversations/${asked.conversation.id}/notes`, { body: names })
  expect(note.status).toBe(422)
  expect((await say(vera, asked.id, names)).status).toBe(422)
  expect((await say(vera, asked.id, { html: '<p>And?</p>' })).status).toBe(201)
  const told = async (who: SignedInMember) => (await who.request('GET', '/notices')).body.items
  await testApp.settle()
  const mine = (await told(petr)).filter(({ sideId }: { sideId: string }) => sideId === asked.id)
  expect(mine).toHaveLength(2)
  expect(mine[0]).toMatchObject({ kind: 'question', conversation: { subject: '' } })
  const heard = (await told(stranger)).filter(
    ({ conversation }: { conversation: { id: string } }) => conversation.id === asked.conversation.id,
  )
  expect(heard).toEqual([])
})
