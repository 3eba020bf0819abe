import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { touched } from '../../../testing/touched.ts'
import { listConversations } from '../queries.ts'

let testApp: TestApp
let vera: SignedInMember
let channelId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  channelId = await knownChannel(testApp, vera.workspaceId)
  const company = await made('/companies', { name: 'Polet' })
  ana = await made('/people', { name: 'Ana', emails: ['ana@customer.example'] })
  await vera.request('PATCH', `/people/${ana.id}`, { body: { companyId: company.id } })
  boris = await made('/people', { name: 'Boris', emails: ['boris@customer.example'] })
  for (const [noun, type, key] of fields) await made('/fields', { noun, type, key, names: { en: key } })
  conversationId = (await said(testApp, vera.workspaceId, { channelId })).conversationId
  await vera.request('PATCH', `/conversations/${conversationId}`, {
    body: { fields: { depot: 'Sofia', weight: 2.5, recipient: boris.id } },
  })
  await vera.request('PATCH', `/people/${ana.id}`, { body: { fields: { plan: 'gold', depot: 'of a person' } } })
  await vera.request('PATCH', `/companies/${company.id}`, {
    body: { fields: { credit: { amount: 1250, currency: 'EUR' } } },
  })
})
afterAll(() => testApp.close())

const fields = [
  ['conversation', 'text', 'depot'],
  ['conversation', 'number', 'weight'],
  ['conversation', 'person', 'recipient'],
  ['person', 'text', 'plan'],
  ['person', 'text', 'depot'],
  ['company', 'money', 'credit'],
]
let ana: { id: string }
let boris: { id: string }
let conversationId: string

const made = async (path: string, body: object) => {
  const answer = await vera.request('POST', path, { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const aView = (columns: string[]) => made('/views', { name: 'Depots', text: '', columns })
const listed = async (query: string, id = conversationId) =>
  (await vera.request('GET', `/conversations?${query}`)).body.items.find((line: { id: string }) => line.id === id)

describe('custom fields as columns', () => {
  it('come with the lines of a view that shows them, and no others', async () => {
    const columns = ['subject', 'field.depot', 'person.plan', 'company.credit']
    const view = await aView(columns)
    expect(view.columns).toEqual(columns)
    expect(await listed(`viewId=${view.id}`)).toMatchObject({
      fields: { depot: 'Sofia' },
      personFields: { plan: 'gold' },
      companyFields: { credit: { amount: 1250, currency: 'EUR' } },
    })
    const plain = await listed('')
    expect(['fields', 'personFields', 'companyFields', 'named'].filter((name) => name in plain)).toEqual([])
  })

  it('come for a program that asks for them, empty where nothing is filled in', async () => {
    const other = await said(testApp, vera.workspaceId, { channelId, from: 'boris@customer.example' })
    expect(await listed('fields=field.weight,company.credit', other.conversationId)).toMatchObject({
      fields: {},
      companyFields: {},
    })
    expect((await listed('fields=field.weight')).fields).toEqual({ weight: 2.5 })
    const wrong = await vera.request('GET', '/conversations?fields=depot')
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'query.fields'])
  })

  it('name the people whom they point at, also where those were merged since', async () => {
    expect((await listed('fields=field.recipient')).named).toEqual([
      { id: boris.id, name: 'Boris', email: 'boris@customer.example' },
    ])
    const survivor = await made('/people', { name: 'Boris Ivanov', emails: ['b.ivanov@customer.example'] })
    await made(`/people/${survivor.id}/merges`, { personId: boris.id })
    expect((await listed('fields=field.recipient')).named).toEqual([
      { id: boris.id, name: 'Boris Ivanov', email: 'b.ivanov@customer.example' },
    ])
  })

  it('are of the one person, whoever was merged into them', async () => {
    const survivor = await made('/people', { name: 'Elena', emails: ['elena@customer.example'] })
    const merged = await made('/people', { name: 'Lena', emails: ['lena@customer.example'] })
    await vera.request('PATCH', `/people/${survivor.id}`, { body: { fields: { plan: 'silver' } } })
    const hers = await said(testApp, vera.workspaceId, { channelId, from: 'lena@customer.example' })
    await made(`/people/${survivor.id}/merges`, { personId: merged.id })
    expect((await listed('fields=person.plan', hers.conversationId)).personFields).toEqual({ plan: 'silver' })
  })

  it('are refused where there is no such field, and leave the list when they are archived', async () => {
    const refused = await vera.request('POST', '/views', {
      body: { name: 'Wrong', text: '', columns: ['subject', 'field.nothing'] },
    })
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'body.columns.1'])
    const short = await made('/fields', { noun: 'conversation', type: 'text', names: { en: 'Short' } })
    await vera.request('PATCH', `/conversations/${conversationId}`, { body: { fields: { short: 'kept' } } })
    const view = await aView(['subject', 'field.short'])
    await vera.request('PUT', `/fields/${short.id}/archival`)
    expect('fields' in (await listed(`viewId=${view.id}`))).toBe(false)
    const renamed = await vera.request('PATCH', `/views/${view.id}`, { body: { columns: ['number', 'field.short'] } })
    expect(renamed.status).toBe(200)
  })

  it('are read for the page alone, by the primary key, among thirty thousand', async () => {
    const view = await aView(['subject', 'field.depot', 'person.plan'])
    const owner = testApp.platform.database.owner
    await owner.query(
      `with begun as (
        insert into conversations (workspace_id, id, number, subject, status, person_id, last_message_at, created_at)
        select workspace_id, gen_random_uuid(), 1000 + i, 'Many', 'open', person_id, now() - i * interval '1 second', now()
        from conversations, generate_series(1, 30000) i where id = $1 returning workspace_id, id)
      insert into field_values (workspace_id, entity_id, field_id, part, words)
      select begun.workspace_id, begun.id, fields.id, 0, 'Varna' from begun
      join fields on fields.workspace_id = begun.workspace_id and fields.noun = 'conversation' and fields.key = 'depot'`,
      [conversationId],
    )
    await owner.query('analyze conversations, field_values')
    const { answer, whole, fetched, indexes } = await touched(testApp, vera, (scope) =>
      listConversations(scope, { viewId: view.id, limit: 50 }),
    )
    expect(answer.items.filter(({ fields: its }) => its?.depot === 'Varna').length).toBeGreaterThan(40)
    expect(whole.field_values ?? 0).toBe(0)
    expect(whole.conversations ?? 0).toBe(0)
    expect(fetched.field_values).toBeLessThan(200)
    expect(indexes).toContain('field_values_pkey')
  })
})
