import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
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
const found = async (filter: string, who: { request: SignedInMember['request'] } = vera): Promise<string[]> => {
  const { body } = await who.request('GET', `/conversations?view=all&filter=${encodeURIComponent(filter)}`)
  return body.items.map(({ id }: { id: string }) => id)
}
const note = (id: string, mentions: object[]) =>
  vera.request('POST', `/conversations/${id}/notes`, { body: { html: '<p>Look</p>', mentions } })
const merge = (survivor: string, id: string) =>
  vera.request('POST', `/conversations/${survivor}/merges`, { body: { conversationIds: [id] } })

test('whom a note names is found, by themselves and with a team, also in what was merged', async () => {
  const team = await vera.request('POST', '/teams', { body: { name: 'Hall', memberIds: [oleg.memberId] } })
  const [named, withTeam, other] = [await begun(), await begun(), await begun()]
  await note(named, [{ kind: 'member', id: oleg.memberId }])
  await note(withTeam, [{ kind: 'team', id: team.body.id }])
  await note(other, [])
  expect((await found('mentioned:me', oleg)).toSorted()).toEqual([named, withTeam].toSorted())
  expect(await found('mentioned:me')).toEqual([])
  expect((await found(`mentioned:${oleg.email}`)).toSorted()).toEqual([named, withTeam].toSorted())
  expect(await found('-mentioned:any', oleg)).toEqual([other])
  const program = await withKey(testApp, ['conversations.read'])
  expect(await found('mentioned:me', program)).toEqual([])
  const { body } = await merge(other, named)
  expect((await found('mentioned:me', oleg)).toSorted()).toEqual([other, withTeam].toSorted())
  await vera.request('DELETE', `/conversation-merges/${body.items[0].id}`)
  expect((await found('mentioned:me', oleg)).toSorted()).toEqual([named, withTeam].toSorted())
})

test('who follows a conversation finds it, also by what was merged into it', async () => {
  const [one, two] = [await begun(), await begun()]
  await oleg.request('PUT', `/conversations/${one}/following`)
  expect(await found('follower:me', oleg)).toEqual([one])
  expect(await found('follower:me')).toEqual([])
  expect(await found('-follower:none')).toEqual([one])
  await merge(two, one)
  expect(await found('follower:me', oleg)).toEqual([two])
})

test('what is part of a problem is found by its number, in both forms of a filter', async () => {
  const [problem, one, two] = [await begun(), await begun(), await begun()]
  for (const id of [one, two])
    await vera.request('PUT', `/conversations/${id}/problem`, { body: { problemId: problem } })
  const { number } = (await vera.request('GET', `/conversations/${problem}`)).body
  expect((await found(`problem:${number}`)).toSorted()).toEqual([one, two].toSorted())
  expect((await found('problem:any')).toSorted()).toEqual([one, two].toSorted())
  const written = await vera.request('POST', '/conversations/filter-translations', {
    body: { text: `problem:"#${number}"` },
  })
  expect(written.body).toEqual({
    text: `problem:${number}`,
    filter: { field: 'problem', operator: 'is', value: problem },
  })
  const unknown = await vera.request('GET', '/conversations?filter=problem:999999')
  expect([unknown.status, unknown.body.data.reason]).toEqual([422, 'unknown-value'])
  const survivor = await begun()
  await merge(survivor, problem)
  expect((await found(`problem:${number}`)).toSorted()).toEqual([one, two].toSorted())
  const standing = (await vera.request('GET', `/conversations/${survivor}`)).body.number
  expect((await found(`problem:${standing}`)).toSorted()).toEqual([one, two].toSorted())
})

test('no list stands under what may be several at once', async () => {
  const { items } = (await vera.request('GET', '/conversations/fields')).body
  const asked = items.filter(({ name }: { name: string }) =>
    ['follower', 'mentioned', 'problem', 'issue'].includes(name),
  )
  expect(asked).toHaveLength(4)
  for (const field of asked) expect(field).toMatchObject({ groups: false })
})
