import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

const alone = 'is a colleague, who sees no conversations: ask them beside it'
const together = 'has nobody but colleagues, who see no conversations: ask them beside it'

let testApp: TestApp
let vera: SignedInMember
let tsvetan: SignedInMember
let channelId: string
let packers: string
let hall: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  tsvetan = await signedIn(testApp, { role: 'colleague' })
  channelId = await knownChannel(testApp, vera.workspaceId)
  packers = await teamOf('Packers', [tsvetan.memberId])
  hall = await teamOf('Hall', [tsvetan.memberId, vera.memberId])
})
afterAll(() => testApp.close())

const teamOf = async (name: string, memberIds: string[]) =>
  (await vera.request('POST', '/teams', { body: { name, memberIds } })).body.id as string
const begun = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
const refused = (message: string, path: string) => ({
  status: 422,
  body: { code: 'invalid', errors: [{ path, message }] },
})
const open = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body

test('a conversation is given to no colleague and to no team of colleagues, and the caller is told so in their language', async () => {
  const id = await begun()
  const give = (body: object, headers = {}) => vera.request('PUT', `/conversations/${id}/assignment`, { body, headers })
  expect(await give({ assigneeId: tsvetan.memberId })).toMatchObject(refused(alone, 'body.assigneeId'))
  expect(await give({ teamId: packers })).toMatchObject(refused(together, 'body.teamId'))
  const inRussian = await give({ assigneeId: tsvetan.memberId }, { 'accept-language': 'ru' })
  expect(inRussian.body.errors[0].message).toMatch(/^коллега не видит обращений/)
  expect(await open(id)).toMatchObject({ assignee: null, teamId: null })
  expect((await give({ teamId: hall })).status).toBe(200)
  expect((await give({ teamId: await teamOf('Nobody yet', []) })).status).toBe(200)
})

test('nor by an act on many, a ready-made reply or a to-do', async () => {
  const id = await begun()
  const act = { kind: 'assign', assigneeId: tsvetan.memberId }
  const run = await vera.request('POST', '/bulk-runs', { body: { act, ids: [id] } })
  expect(run).toMatchObject(refused(alone, 'body.act.assigneeId'))
  const macro = await vera.request('POST', '/ready-replies', {
    body: { name: 'To the hall', variants: [], actions: { teamId: packers } },
  })
  expect(macro).toMatchObject(refused(together, 'body.actions.teamId'))
  const todo = await vera.request('POST', `/conversations/${id}/to-dos`, {
    body: { text: 'Look', ownerId: tsvetan.memberId },
  })
  expect(todo).toMatchObject(refused(alone, 'body.ownerId'))
  expect(await open(id)).toMatchObject({ assignee: null })
})

test('a note names no colleague; words beside the conversation name those who are asked', async () => {
  const id = await begun()
  const named = (memberId: string) => ({ html: '<p>Look</p>', mentions: [{ kind: 'member', id: memberId }] })
  const note = await vera.request('POST', `/conversations/${id}/notes`, { body: named(tsvetan.memberId) })
  expect(note).toMatchObject(refused(alone, 'body.mentions.0.id'))
  const ofTeam = { html: '<p>Look</p>', mentions: [{ kind: 'team', id: packers }] }
  const toAll = await vera.request('POST', `/conversations/${id}/notes`, { body: ofTeam })
  expect(toAll).toMatchObject(refused(together, 'body.mentions.0.id'))
  expect((await open(id)).messages).toHaveLength(1)
  const ask = (teamId: string, memberId: string) =>
    vera.request('POST', `/conversations/${id}/side-conversations`, {
      body: { teamId, subject: 'Rack', ...named(memberId) },
    })
  const { body: asked, status } = await ask(packers, tsvetan.memberId)
  expect(status).toBe(201)
  const elsewhere = await signedIn(testApp, { role: 'colleague' })
  expect(await ask(packers, elsewhere.memberId)).toMatchObject(refused(alone, 'body.mentions.0.id'))
  const further = (memberId: string) =>
    vera.request('POST', `/side-conversations/${asked.id}/messages`, { body: named(memberId) })
  expect(await further(elsewhere.memberId)).toMatchObject(refused(alone, 'body.mentions.0.id'))
  expect((await further(tsvetan.memberId)).status).toBe(201)
})

test('who becomes a colleague keeps what is settled, and what is open is nobody’s', async () => {
  const ina = await signedIn(testApp, { role: 'agent' })
  const [open1, settled] = [await begun(), await begun()]
  for (const id of [open1, settled])
    await vera.request('PUT', `/conversations/${id}/assignment`, { body: { assigneeId: ina.memberId } })
  await vera.request('PUT', `/conversations/${settled}/resolution`, { body: {} })
  const todo = await vera.request('POST', `/conversations/${open1}/to-dos`, {
    body: { text: 'Look', ownerId: ina.memberId },
  })
  expect(todo.status).toBe(201)
  await vera.request('PATCH', `/members/${ina.memberId}`, { body: { role: 'colleague' } })
  await testApp.settle()
  expect((await open(open1)).assignee).toBe(null)
  expect((await open(settled)).assignee).toMatchObject({ id: ina.memberId })
  const todos = await vera.request('GET', `/conversations/${open1}/to-dos`)
  expect(todos.body.items).toMatchObject([{ text: 'Look', owner: null }])
})
