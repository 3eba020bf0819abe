import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const make = async (path: string, body: object) => (await vera.request('POST', path, { body })).body
  await make('/fields', { noun: 'company', type: 'number', names: { en: 'Parcels' } })
  await make('/companies', { name: 'Alfa', domains: ['alfa.example'], fields: { parcels: 40 } })
  await make('/companies', { name: 'Beta', domains: ['beta.example'], fields: { parcels: 4 } })
  await make('/companies', { name: 'Gamma' })
  const channelId = await knownChannel(testApp, vera.workspaceId)
  for (const from of ['ana@alfa.example', 'boris@alfa.example', 'eva@beta.example'])
    await said(testApp, vera.workspaceId, { channelId, from })
  const { conversationId } = await said(testApp, vera.workspaceId, { channelId, from: 'eva@beta.example' })
  await vera.request('PUT', `/conversations/${conversationId}/resolution`, { body: {} })
  await testApp.platform.database.owner.query(
    `update people set last_contact_at = now() where workspace_id = $1 and id in (select person_id from conversations where workspace_id = $1)`,
    [vera.workspaceId],
  )
})
afterAll(() => testApp.close())

const query = (filter: string) => `filter=${encodeURIComponent(filter)}`
const names = async (filter: string) =>
  (await vera.request('GET', `/companies?${query(filter)}`)).body.items.map(({ name }: { name: string }) => name)

it.each([
  ['people:>1', ['Alfa']],
  ['people:0', ['Gamma']],
  ['people:1..2', ['Alfa', 'Beta']],
  ['domain:beta', ['Beta']],
  ['domain:none', ['Gamma']],
  ['field.parcels:>10', ['Alfa']],
  ['-field.parcels:>10', ['Beta', 'Gamma']],
  ['last-contact:any', ['Alfa', 'Beta']],
  ['last-contact:<-30d', []],
  ['open-conversations:2', ['Alfa']],
  ['open-conversations:1', ['Beta']],
  ['open-conversations:none', ['Gamma']],
  ['created:>-1d name:=alfa', ['Alfa']],
  ['alfa or gam', ['Alfa', 'Gamma']],
])('companies are narrowed by %s, and as many are counted', async (filter, expected) => {
  expect(await names(filter)).toEqual(expected)
  expect((await vera.request('GET', `/companies/count?${query(filter)}`)).body).toMatchObject({
    count: expected.length,
    more: false,
  })
})

it('what was merged counts once, and pages go on under a filter', async () => {
  const people = (await vera.request('GET', '/people?text=alfa.example')).body.items.map(({ id }: { id: string }) => id)
  const merged = await vera.request('POST', `/people/${people[0]}/merges`, { body: { personId: people[1] } })
  expect(await names('people:1')).toEqual(['Alfa', 'Beta'])
  expect(await names('open-conversations:2')).toEqual(['Alfa'])
  await vera.request('DELETE', `/merges/${merged.body.id}`)
  const first = (await vera.request('GET', `/companies?limit=1&${query('people:>0')}`)).body
  expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['Alfa'])
  const next = await vera.request('GET', `/companies?limit=1&cursor=${first.next}&${query('people:>0')}`)
  expect(next.body.items.map(({ name }: { name: string }) => name)).toEqual(['Beta'])
})

it('both forms are one, and a wrong word is told', async () => {
  const { body } = await vera.request('POST', '/companies/filter-translations', { body: { text: 'people:>1 alfa' } })
  const back = await vera.request('POST', '/companies/filter-translations', { body: { filter: body.filter } })
  expect(back.body).toEqual(body)
  const wrong = await vera.request('GET', `/companies?${query('peopel:>1')}`)
  expect([wrong.status, wrong.body.code, wrong.body.data.word]).toEqual([422, 'invalid-filter', 'peopel'])
  const fields = (await vera.request('GET', '/companies/fields')).body.items.map(({ name }: { name: string }) => name)
  expect(fields).toEqual(expect.arrayContaining(['people', 'last-contact', 'open-conversations', 'field.parcels']))
})
