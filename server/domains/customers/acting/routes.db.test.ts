import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let admin: SignedInMember
let agent: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
  agent = await signedIn(testApp, { role: 'agent' })
})
afterAll(() => testApp.close())

const company = async (name: string, domains: string[] = []): Promise<string> =>
  (await agent.request('POST', '/companies', { body: { name, domains } })).body.id
const person = async (name: string, email = `${name.toLowerCase()}@people.example`): Promise<string> =>
  (await agent.request('POST', '/people', { body: { name, emails: [email] } })).body.id
const act = (id: string, companyId: string, body: object = {}) =>
  agent.request('PUT', `/people/${id}/companies/${companyId}`, { body })
const read = async (id: string) => (await agent.request('GET', `/people/${id}`)).body
const acting = async (id: string) => {
  const { company: main, companies } = await read(id)
  return {
    main: main?.name ?? null,
    companies: companies.map((each: { name: string; role: string | null; main: boolean }) => [
      each.name,
      each.role,
      each.main,
    ]),
  }
}
const names = async (query: string): Promise<string[]> => {
  const { status, body } = await agent.request('GET', `/people?limit=100&${query}`)
  expect(status).toBe(200)
  return body.items.map((each: { name: string }) => each.name).toSorted()
}

describe('a person', () => {
  it('acts for several companies, is something in each, and has one main one', async () => {
    const [ana, alfa, beta] = [await person('Ana'), await company('Alfa Acting'), await company('Beta Acting')]
    expect((await act(ana, alfa)).status).toBe(200)
    await act(ana, beta, { role: ' buyer ' })
    expect(await acting(ana)).toEqual({
      main: 'Alfa Acting',
      companies: [
        ['Alfa Acting', null, true],
        ['Beta Acting', 'buyer', false],
      ],
    })
    await act(ana, beta, { main: true })
    await act(ana, alfa, { role: 'accountant' })
    expect(await acting(ana)).toEqual({
      main: 'Beta Acting',
      companies: [
        ['Beta Acting', 'buyer', true],
        ['Alfa Acting', 'accountant', false],
      ],
    })
    await act(ana, beta, { role: null })
    expect((await acting(ana)).companies[0]).toEqual(['Beta Acting', null, true])
    expect((await act(ana, beta, { role: 'x'.repeat(121) })).status).toBe(422)
    expect((await act(ana, ana)).status).toBe(404)
    expect((await act(alfa, alfa)).status).toBe(404)
  })

  it('acts for a company no more; the one they act for longest becomes the main one', async () => {
    const [ivo, first, second, third] = [
      await person('Ivo'),
      await company('First Left'),
      await company('Second Left'),
      await company('Third Left'),
    ]
    for (const id of [first, second, third]) {
      testApp.clock.forward(1000)
      await act(ivo, id)
    }
    const left = await agent.request('DELETE', `/people/${ivo}/companies/${first}`)
    expect([left.status, left.body.company.name]).toEqual([200, 'Second Left'])
    expect((await agent.request('DELETE', `/people/${ivo}/companies/${first}`)).status).toBe(404)
    await agent.request('DELETE', `/people/${ivo}/companies/${third}`)
    await agent.request('DELETE', `/people/${ivo}/companies/${second}`)
    expect(await acting(ivo)).toEqual({ main: null, companies: [] })
  })

  it('is given another main company by the field that was there before, and keeps the rest', async () => {
    const [vera, one, two] = [await person('Vera'), await company('One Field'), await company('Two Field')]
    const set = (companyId: string | null) => agent.request('PATCH', `/people/${vera}`, { body: { companyId } })
    await set(one)
    expect((await set(two)).body.company.name).toBe('Two Field')
    expect((await acting(vera)).companies).toHaveLength(2)
    // Asked again it is as it was: nothing more is taken away.
    for (const _ of [1, 2]) expect((await set(null)).body.company).toBe(null)
    expect((await acting(vera)).companies).toEqual([['One Field', null, false]])
    expect((await set('00000000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  it('joins the company of each address, and is taken out of none', async () => {
    const [main, other] = [await company('Main Domain', ['main.example']), await company('Other Domain')]
    const petar = await person('Petar', 'petar@main.example')
    const path = `/people/${petar}/identities`
    await agent.request('POST', path, { body: { kind: 'email', value: 'petar@other.example' } })
    expect(await acting(petar)).toEqual({ main: 'Main Domain', companies: [['Main Domain', null, true]] })
    await agent.request('PATCH', `/companies/${other}`, { body: { domains: ['other.example'] } })
    await agent.request('PATCH', `/companies/${main}`, { body: { domains: [] } })
    const both = [
      ['Main Domain', null, true],
      ['Other Domain', null, false],
    ]
    expect(await acting(petar)).toEqual({ main: 'Main Domain', companies: both })
    await company('Third Domain', ['third.example'])
    await agent.request('POST', path, { body: { kind: 'email', value: 'petar@third.example' } })
    expect(await acting(petar)).toEqual({ main: 'Main Domain', companies: [...both, ['Third Domain', null, false]] })
  })

  it('acts from the first mail for the company whose domain it comes from', async () => {
    const id = await company('Writes First', ['writes-first.example'])
    const channelId = await knownChannel(testApp, agent.workspaceId)
    await said(testApp, agent.workspaceId, { channelId, from: 'kalin@writes-first.example' })
    const { body } = await agent.request('GET', `/people?companyId=${id}`)
    expect(body.items).toMatchObject([{ company: { id }, companies: [{ id, main: true }] }])
  })

  it('is told of in the log and on the timeline', async () => {
    const [rada, alfa] = [await person('Rada'), await company('Told Of')]
    await act(rada, alfa, { role: 'owner' })
    await act(rada, alfa, { role: 'owner' })
    await act(rada, alfa, { role: 'heir' })
    await agent.request('DELETE', `/people/${rada}/companies/${alfa}`)
    const facts = await loggedUntil(admin.request, 'person.left-company', rada)
    expect(
      facts
        .filter(({ type, subject }) => subject.id === rada && type !== 'person.created')
        .map(({ type, data }) => [type, data.company, data.role ?? null]),
    ).toEqual([
      ['person.joined-company', 'Told Of', 'owner'],
      ['person.company-changed', 'Told Of', 'heir'],
      ['person.left-company', 'Told Of', null],
    ])
    const { body } = await agent.request('GET', `/people/${rada}/timeline`)
    expect(body.items[0]).toMatchObject({ type: 'person.left-company', data: { company: 'Told Of' } })
  })

  it('gets two companies at the same time and one of them is the main one', async () => {
    const [elin, one, two] = [await person('Elin'), await company('Race One'), await company('Race Two')]
    const answers = await Promise.all([act(elin, one, { main: true }), act(elin, two, { main: true })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { companies } = await read(elin)
    expect(companies.filter((each: { main: boolean }) => each.main)).toHaveLength(1)
  })
})

describe('those who act for a company', () => {
  it('are all found: by list, filter and custom field, whichever is their main one, and counted once', async () => {
    await admin.request('POST', '/fields', {
      body: { noun: 'company', type: 'number', key: 'size', names: { en: 'Size' } },
    })
    const [alfa, beta] = [await company('Alfa Found'), await company('Beta Found')]
    const [boyan, desi, twin] = [await person('Boyan'), await person('Desi'), await person('Twin')]
    await act(boyan, alfa)
    await act(boyan, beta)
    await act(desi, beta)
    await act(twin, beta)
    await agent.request('POST', `/people/${desi}/merges`, { body: { personId: twin } })
    expect(await names(`companyId=${beta}`)).toEqual(['Boyan', 'Desi'])
    expect(await names(`companyId=${beta}&text=boy`)).toEqual(['Boyan'])
    expect(await names(`filter=${encodeURIComponent('company:"Beta Found"')}`)).toEqual(['Boyan', 'Desi'])
    expect(await names(`filter=${encodeURIComponent('company:"Beta Found" company:"Alfa Found"')}`)).toEqual(['Boyan'])
    const others = await names(`filter=${encodeURIComponent('-company:"Beta Found" company:any')}`)
    expect(others.filter((name) => ['Boyan', 'Desi'].includes(name))).toEqual([])
    await agent.request('PATCH', `/companies/${beta}`, { body: { fields: { size: 7 } } })
    expect(await names('filter=company.size:>5')).toEqual(['Boyan', 'Desi'])
    expect((await agent.request('GET', `/companies/${beta}`)).body.people).toBe(2)
  })
})
