import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let id: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  const channelId = await knownChannel(testApp, vera.workspaceId)
  id = (await said(testApp, vera.workspaceId, { channelId })).conversationId
})
afterAll(() => testApp.close())

const state = async (who: SignedInMember) => {
  const { body } = await who.request('GET', `/conversations/${id}`)
  return [body.following, body.followers.map((each: { id: string }) => each.id)]
}

it('each follows for themselves, twice without harm, and stops', async () => {
  for (let twice = 0; twice < 2; twice++)
    expect((await vera.request('PUT', `/conversations/${id}/following`)).body.following).toBe(true)
  await oleg.request('PUT', `/conversations/${id}/following`)
  expect(await state(vera)).toEqual([true, [vera.memberId, oleg.memberId]])
  for (let twice = 0; twice < 2; twice++)
    expect((await vera.request('DELETE', `/conversations/${id}/following`)).body.following).toBe(false)
  expect(await state(vera)).toEqual([false, [oleg.memberId]])
  expect(await state(oleg)).toEqual([true, [oleg.memberId]])
})

it('a key follows nothing', async () => {
  const program = await withKey(testApp, ['conversations.read'], vera)
  expect((await program.request('PUT', `/conversations/${id}/following`)).body.code).toBe('not-allowed')
})
