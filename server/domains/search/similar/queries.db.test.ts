import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { indexed } from '../../../testing/search.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
const begun = new Map<string, string>()

const letters: [string, string, string][] = [
  [
    'Glass vase arrived broken',
    'The vase from Sofia is shattered, the box was crushed by the courier.',
    'ana@customer.example',
  ],
  ['Crushed box', 'My vase came shattered. The box is crushed, I want a refund.', 'ben@customer.example'],
  ['Vase again', 'Another vase shattered on its way.', 'ana@customer.example'],
  ['Invoice for October', 'Please send me the invoice for October once more.', 'cid@customer.example'],
  ['Invoice number', 'The invoice has a wrong number.', 'dan@customer.example'],
]

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const channelId = await knownChannel(testApp, vera.workspaceId)
  for (const [subject, text, from] of letters) {
    const { conversationId } = await said(testApp, vera.workspaceId, { channelId, subject, text, from, name: from })
    begun.set(subject, conversationId)
  }
  await indexed(testApp)
})
afterAll(() => testApp.close())

const similarTo = async (subject: string) =>
  (await vera.request('GET', `/conversations/${begun.get(subject)}/similar`)).body.items as {
    conversation: { subject: string }
    why: { words: string[]; samePerson: boolean; daysApart: number }
  }[]

it('finds those about the same, with why', async () => {
  const found = await similarTo('Glass vase arrived broken')
  expect(found.map(({ conversation }) => conversation.subject).toSorted()).toEqual(['Crushed box', 'Vase again'])
  const again = found.find(({ conversation }) => conversation.subject === 'Vase again')
  expect(again?.why).toMatchObject({ samePerson: true, daysApart: 0 })
  expect(again?.why.words).toEqual(expect.arrayContaining(['vase', 'shattered']))
})

it('says where the company is the same, and where only one of both has any', async () => {
  const id = (await vera.request('GET', `/conversations/${begun.get('Crushed box')}`)).body.person.id
  const company = (await vera.request('POST', '/companies', { body: { name: 'Polet' } })).body.id
  await vera.request('PATCH', `/people/${id}`, { body: { companyId: company } })
  const why = async () =>
    (await vera.request('GET', `/conversations/${begun.get('Glass vase arrived broken')}/similar`)).body.items.map(
      (item: { why: { sameCompany: boolean } }) => item.why.sameCompany,
    )
  expect(await why()).toEqual([false, false])
  const ana = (await vera.request('GET', `/conversations/${begun.get('Vase again')}`)).body.person.id
  await vera.request('PATCH', `/people/${ana}`, { body: { companyId: company } })
  expect(await why()).toEqual([true, true])
})

it('leaves out what is in the trash, and finds nothing where nothing is alike', async () => {
  await vera.request('PUT', `/conversations/${begun.get('Crushed box')}/deletion`)
  expect((await similarTo('Glass vase arrived broken')).map(({ conversation }) => conversation.subject)).toEqual([
    'Vase again',
  ])
  const { body } = await (await anotherWorkspace(testApp)).request(
    'GET',
    `/conversations/${begun.get('Vase again')}/similar`,
  )
  expect(body.code).toBe('not-found')
})
