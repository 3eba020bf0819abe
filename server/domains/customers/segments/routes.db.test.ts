import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let manager: SignedInMember
let agent: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  manager = await signedIn(testApp, { role: 'manager' })
  agent = await signedIn(testApp, { role: 'agent' })
  const make = async (body: object, change: object = {}) => {
    const { id } = (await agent.request('POST', '/people', { body })).body
    await agent.request('PATCH', `/people/${id}`, { body: change })
    testApp.clock.forward(1000)
    return id as string
  }
  const company = (await agent.request('POST', '/companies', { body: { name: 'Алфа ЕООД' } })).body.id
  await make({ name: 'Ana', emails: ['ana@customer.example'], language: 'bg' }, { companyId: company, city: 'Варна' })
  await make({ name: 'Boris', phones: ['+359881234567'], language: 'ru' })
  const vera = await make({ name: 'Vera', emails: ['vera@customer.example'] })
  const twin = await make({ name: 'Vera', emails: ['twin@customer.example'], language: 'bg' })
  await agent.request('POST', `/people/${vera}/merges`, { body: { personId: twin } })
  const channelId = await knownChannel(testApp, agent.workspaceId)
  await said(testApp, agent.workspaceId, { channelId, from: 'ana@customer.example', subject: 'One' })
  await said(testApp, agent.workspaceId, { channelId, from: 'ana@customer.example', subject: 'Two' })
  await said(testApp, agent.workspaceId, { channelId, from: 'twin@customer.example', subject: 'Three' })
})
afterAll(() => testApp.close())

const found = async (path: string) => {
  const { status, body } = await agent.request('GET', path)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items.map((item: { name: string; subject?: string }) => item.subject ?? item.name).toSorted()
}
const people = (filter: string) => found(`/people?filter=${encodeURIComponent(filter)}`)
const conversations = (filter: string) => found(`/conversations?filter=${encodeURIComponent(filter)}`)

describe('GET /people?filter=', () => {
  it.each([
    ['', ['Ana', 'Boris', 'Vera']],
    ['language:bg', ['Ana']],
    ['-language:bg', ['Boris', 'Vera']],
    ['language:none', ['Vera']],
    ['company:"алфа еоод"', ['Ana']],
    ['company:none', ['Boris', 'Vera']],
    ['city:варн*', ['Ana']],
    ['email:any', ['Ana', 'Vera']],
    ['email:twin', ['Vera']],
    ['phone:+35988*', ['Boris']],
    ['last-contact:none', ['Ana', 'Boris', 'Vera']],
    ['first-contact:last-1d name:"bor"', ['Boris']],
    ['open-conversations:>1', ['Ana']],
    ['open-conversations:any', ['Ana', 'Vera']],
    ['-open-conversations:any', ['Boris']],
    ['boris', ['Boris']],
  ])('%s', async (filter, expected) => {
    expect(await people(filter)).toEqual(expected)
  })

  it('narrows what words find', async () => {
    expect(await found('/people?text=customer.example&filter=language:bg')).toEqual(['Ana'])
  })
})

describe('a conversation’s filter', () => {
  it.each([
    ['person.language:bg', ['One', 'Two']],
    ['-person.language:bg', ['Three']],
    ['person.language:none', ['Three']],
    ['person.city:варна', ['One', 'Two']],
    ['person.email:vera@customer.example', ['Three']],
    ['person.open-conversations:<2', ['Three']],
    ['-person.open-conversations:<2', ['One', 'Two']],
    ['undelivered:no', ['One', 'Three', 'Two']],
    ['undelivered:yes', []],
  ])('asks of the person: %s', async (filter, expected) => {
    expect(await conversations(filter)).toEqual(expected)
  })

  it('is told those fields, with the noun they are of', async () => {
    const { items } = (await agent.request('GET', '/conversations/fields')).body
    const field = (name: string) => items.find((item: { name: string }) => item.name === name)
    expect(field('person.language')).toMatchObject({ type: 'choice', of: 'person', choices: ['en', 'ru', 'bg'] })
    expect(field('person.open-conversations')).toMatchObject({ type: 'number', of: 'person', groups: false })
    expect(field('undelivered')).toMatchObject({ type: 'boolean', of: null })
    expect(field('urgency')).toMatchObject({ groups: true })
    expect(field('person.company')).toMatchObject({ type: 'reference', of: 'person', refersTo: 'company' })
  })
})

describe('a segment', () => {
  const saved = async (who: SignedInMember, body: object) =>
    who.request('POST', '/segments', { body: { name: 'Bulgarian', text: 'language:bg', ...body } })
  const seenBy = async (who: SignedInMember): Promise<string[]> =>
    (await who.request('GET', '/segments')).body.items.map((item: { id: string }) => item.id)

  it('is saved in either form, lists and counts its people', async () => {
    const { status, body } = await saved(agent, {})
    expect([status, body.text, body.kind, body.abilities]).toEqual([201, 'language:bg', 'own', { change: true }])
    const twin = await saved(agent, { text: undefined, filter: body.filter })
    expect(twin.body.text).toBe(body.text)
    expect(await found(`/people?segmentId=${body.id}`)).toEqual(['Ana'])
    const { items } = (await agent.request('GET', '/segments/counts')).body
    expect(items).toContainEqual(expect.objectContaining({ id: body.id, count: 1, more: false }))
    const narrower = (await agent.request('GET', `/people/count?segmentId=${body.id}&filter=name:boris`)).body
    expect(narrower).toMatchObject({ count: 0, more: false })
  })

  it('is its owner’s unless it is shared, and sharing is for whoever manages', async () => {
    const own = (await saved(agent, {})).body
    expect(await seenBy(manager)).not.toContain(own.id)
    expect((await manager.request('PATCH', `/segments/${own.id}`, { body: { name: 'x' } })).status).toBe(404)
    expect((await saved(agent, { kind: 'shared' })).status).toBe(403)
    const shared = (await saved(manager, { kind: 'shared' })).body
    expect(await seenBy(agent)).toContain(shared.id)
    expect((await agent.request('DELETE', `/segments/${shared.id}`)).status).toBe(403)
    expect((await agent.request('PATCH', `/segments/${own.id}`, { body: { kind: 'shared' } })).status).toBe(403)
  })

  it('changes in parts and is deleted', async () => {
    const { id } = (await saved(agent, {})).body
    const changed = await agent.request('PATCH', `/segments/${id}`, { body: { text: 'language:ru', position: 4 } })
    expect(changed.body).toMatchObject({ name: 'Bulgarian', text: 'language:ru', position: 4 })
    expect((await agent.request('DELETE', `/segments/${id}`)).status).toBe(204)
    expect(await seenBy(agent)).not.toContain(id)
  })

  it('says which word of it is wrong', async () => {
    const { status, body } = await saved(agent, { text: 'language:bg ctiy:Варна' })
    expect([status, body.code, body.data.reason, body.data.word, body.data.position]).toEqual([
      422,
      'invalid-filter',
      'unknown-field',
      'ctiy',
      12,
    ])
  })
})

it('counts no conversation that was merged away as open', async () => {
  const conversation = (subject: string) => agent.request('GET', `/conversations?filter=subject:${subject}`)
  const [one, two] = [(await conversation('One')).body.items[0].id, (await conversation('Two')).body.items[0].id]
  const { body } = await agent.request('POST', `/conversations/${one}/merges`, { body: { conversationIds: [two] } })
  expect([await people('open-conversations:>1'), await people('open-conversations:1')]).toEqual([[], ['Ana', 'Vera']])
  await agent.request('DELETE', `/conversation-merges/${body.items[0].id}`)
  expect(await people('open-conversations:>1')).toEqual(['Ana'])
})
