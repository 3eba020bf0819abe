import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
const company: Record<string, string> = {}
const person: Record<string, string> = {}
const conversation: Record<string, string> = {}

/** Ana: Alfa and Beta, one conversation for each. Boris: Beta alone. Twin of Boris: Gama. Cveta: none. */
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const made = async (path: string, body: object) => (await vera.request('POST', path, { body })).body
  await made('/fields', { noun: 'company', type: 'number', key: 'size', names: { en: 'Size' } })
  for (const [name, size] of [
    ['Alfa', 1],
    ['Beta', 2],
    ['Gama', 3],
  ] as const)
    company[name] = (await made('/companies', { name, fields: { size } })).id
  for (const name of ['Ana', 'Boris', 'Twin', 'Cveta'])
    person[name] = (await made('/people', { name, emails: [`${name}@for.example`] })).id
  for (const [who, where] of [
    ['Ana', 'Alfa'],
    ['Ana', 'Beta'],
    ['Boris', 'Beta'],
    ['Twin', 'Gama'],
  ] as const)
    await vera.request('PUT', `/people/${person[who]}/companies/${company[where]}`, { body: { role: `of ${where}` } })
  const channelId = await knownChannel(testApp, vera.workspaceId)
  for (const [subject, from] of [
    ['main', 'Ana'],
    ['other', 'Ana'],
    ['boris', 'Boris'],
    ['twin', 'Twin'],
    ['cveta', 'Cveta'],
  ] as const) {
    const { conversationId } = await said(testApp, vera.workspaceId, {
      channelId,
      from: `${from}@for.example`,
      subject,
    })
    conversation[subject] = conversationId
  }
  await vera.request('PATCH', `/conversations/${conversation.other}`, { body: { companyId: company.Beta } })
  await vera.request('POST', `/people/${person.Boris}/merges`, { body: { personId: person.Twin } })
})
afterAll(() => testApp.close())

const open = async (subject: string) => (await vera.request('GET', `/conversations/${conversation[subject]}`)).body
const choose = (subject: string, companyId: string | null | undefined) =>
  vera.request('PATCH', `/conversations/${conversation[subject]}`, { body: { companyId } })

it('is for the main company of its person, until another of theirs is chosen', async () => {
  const main = await open('main')
  expect([main.companyId, main.company.name]).toEqual([null, 'Alfa'])
  const other = await open('other')
  expect([other.companyId, other.company.name]).toEqual([company.Beta, 'Beta'])
  expect(other.personCard.company.name).toBe('Alfa')
  expect(other.personCard.companies).toMatchObject([
    { name: 'Alfa', role: 'of Alfa', main: true },
    { name: 'Beta', role: 'of Beta', main: false },
  ])
  const cveta = await open('cveta')
  expect([cveta.company, cveta.personCard.companies]).toEqual([null, []])
  // Merged, both are told of one person: their main company is Beta.
  expect((await open('twin')).company.name).toBe('Beta')
})

it('is for none that its person does not act for', async () => {
  const refused = await choose('main', company.Gama)
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ path: 'body.companyId', message: 'is no company that they act for' }],
  ])
  expect((await choose('twin', company.Gama)).status).toBe(200)
  expect((await open('twin')).company.name).toBe('Gama')
  await choose('twin', null)
  expect((await open('twin')).company.name).toBe('Beta')
})

it('tells in its thread which it was and which it is, by name', async () => {
  await choose('main', company.Beta)
  await choose('main', company.Beta)
  await choose('main', null)
  await loggedUntil(vera.request, 'conversation.changed', conversation.main, 2)
  const { changes } = await open('main')
  expect(changes.map((each: { data: { changes: { company: object } } }) => each.data.changes.company)).toEqual([
    { from: 'Alfa', to: 'Beta' },
    { from: 'Beta', to: 'Alfa' },
  ])
})

it.each([
  ['company:Alfa', ['main']],
  ['company:Beta', ['boris', 'other', 'twin']],
  ['company:Gama', []],
  ['company:none', ['cveta']],
  ['company:any', ['boris', 'main', 'other', 'twin']],
  ['-company:Beta', ['cveta', 'main']],
  ['person.company:Beta', ['boris', 'main', 'other', 'twin']],
  ['person.company:Gama', ['boris', 'twin']],
  ['-person.company:Alfa', ['boris', 'cveta', 'twin']],
  ['company.size:>1', ['boris', 'other', 'twin']],
  ['-company.size:>1', ['cveta', 'main']],
  ['company.size:none', ['cveta']],
])('is found by %s', async (filter, expected) => {
  const { status, body } = await vera.request('GET', `/conversations?limit=100&filter=${encodeURIComponent(filter)}`)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.items.map(({ subject }: { subject: string }) => subject).toSorted()).toEqual(expected)
})

it('shows the fields of that company in a list, and names it in what is written', async () => {
  const { body } = await vera.request('GET', '/conversations?view=all&fields=company.size')
  expect(
    Object.fromEntries(
      body.items.map((each: { subject: string; companyFields: { size?: number } }) => [
        each.subject,
        each.companyFields.size ?? null,
      ]),
    ),
  ).toEqual({ main: 1, other: 2, boris: 2, twin: 2, cveta: null })
  const filled = await vera.request('POST', `/conversations/${conversation.other}/fillings`, {
    body: { html: '<p>For {{ company.name }} of {{ company.fields.size }}</p>' },
  })
  expect(filled.body.text).toBe('For Beta of 2')
})
