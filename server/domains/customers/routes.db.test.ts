import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let agent: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  agent = await signedIn(testApp, { role: 'agent' })
})
afterAll(() => testApp.close())

const add = (body: Record<string, unknown>) => agent.request('POST', '/people', { body })
const names = async (text: string): Promise<(string | null)[]> => {
  const { body } = await agent.request('GET', `/people?text=${encodeURIComponent(text)}`)
  return body.items.map((person: { name: string | null }) => person.name)
}

describe('people', () => {
  test('are added with their identities, read and changed', async () => {
    const made = await add({
      name: 'Ivan Petrov',
      emails: ['Ivan.Petrov@Acme.example', 'ivan@home.example'],
      phones: ['+359 (88) 812-34-56'],
      language: 'bg',
    })
    expect(made.status).toBe(201)
    expect(made.body.identities.map((each: { value: string; primary: boolean }) => [each.value, each.primary])).toEqual(
      [
        ['ivan.petrov@acme.example', true],
        ['ivan@home.example', false],
        ['+359888123456', true],
      ],
    )
    const changed = await agent.request('PATCH', `/people/${made.body.id}`, {
      body: { name: 'Иван Петров', city: 'Пловдив', timeZone: 'Europe/Sofia', note: 'Calls back himself' },
    })
    expect(changed.body).toMatchObject({ name: 'Иван Петров', city: 'Пловдив', note: 'Calls back himself' })
    expect((await agent.request('GET', `/people/${made.body.id}`)).body).toEqual(changed.body)
    const zone = await agent.request('PATCH', `/people/${made.body.id}`, { body: { timeZone: 'Mars/Olympus' } })
    expect(zone.body.errors).toEqual([{ path: 'body.timeZone', message: 'unknown time zone' }])
  })

  test('are nobody without any identity or name', async () => {
    expect((await add({})).status).toBe(422)
    expect((await add({ phones: ['- - - - -'] })).body.errors).toEqual([
      { path: 'body.phones.0', message: 'is no phone number' },
    ])
  })

  test('do not share an identity, and nothing is half-written', async () => {
    const first = await add({ name: 'Once', emails: ['shared@x.example'] })
    const before = (await agent.request('GET', '/people?limit=100')).body.items.length
    const second = await add({ name: 'Twice', emails: ['free@x.example', 'SHARED@x.example'] })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({
      code: 'already-exists',
      errors: [{ path: 'body.emails.1' }],
      data: { personId: first.body.id },
    })
    expect((await agent.request('GET', '/people?limit=100')).body.items).toHaveLength(before)
  })

  test('get and lose identities; the last one stays, the next becomes primary', async () => {
    const { body: person } = await add({ emails: ['one@ids.example'] })
    const path = `/people/${person.id}/identities`
    const [first] = person.identities
    expect((await agent.request('DELETE', `${path}/${first.id}`)).body.code).toBe('not-in-this-state')
    const more = await agent.request('POST', path, { body: { kind: 'email', value: ' Two@ids.example ' } })
    expect(more.status).toBe(201)
    expect((await agent.request('POST', path, { body: { kind: 'email', value: 'two@ids.example' } })).status).toBe(409)
    expect((await agent.request('POST', path, { body: { kind: 'email', value: 'no address' } })).status).toBe(422)
    const left = await agent.request('DELETE', `${path}/${first.id}`)
    expect(left.body.identities).toMatchObject([{ value: 'two@ids.example', primary: true }])
    expect((await agent.request('DELETE', `${path}/${first.id}`)).status).toBe(404)
  })

  test('of two who take away the last two identities at once one is refused', async () => {
    const { body: person } = await add({ emails: ['a@race.example', 'b@race.example'] })
    const answers = await Promise.all(
      person.identities.map((each: { id: string }) =>
        agent.request('DELETE', `/people/${person.id}/identities/${each.id}`),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  })
})

describe('the list', () => {
  test('is paged without gap or double, newest contact first', async () => {
    for (let n = 0; n < 7; n++) {
      testApp.clock.forward(1000)
      await add({ name: `Paged ${n}` })
    }
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const { body } = await agent.request('GET', `/people?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...body.items.map((person: { id: string }) => person.id))
      cursor = body.next
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    const all = await agent.request('GET', '/people?limit=100')
    expect(all.body.items.map((person: { id: string }) => person.id)).toEqual(seen)
    expect(all.body.items[0].name).toBe('Paged 6')
    expect(all.body.next).toBeNull()
    expect((await agent.request('GET', '/people?cursor=nonsense')).status).toBe(422)
  })

  test('finds by beginnings, parts, resemblance and digits, in Cyrillic too', async () => {
    await add({ name: 'Снежана Ёлкина', emails: ['elka@winter.example'], phones: ['+7 912 345-67-89'] })
    await add({ name: 'Снежков Пётр' })
    expect(await names('снеж')).toEqual(expect.arrayContaining(['Снежана Ёлкина', 'Снежков Пётр']))
    expect((await names('СНЕЖАНА'))[0]).toBe('Снежана Ёлкина')
    // One letter wrong.
    expect((await names('Снежанна'))[0]).toBe('Снежана Ёлкина')
    expect(await names('ёл')).toEqual(['Снежана Ёлкина'])
    expect(await names('elka@')).toEqual(['Снежана Ёлкина'])
    expect(await names('winter.exam')).toEqual(['Снежана Ёлкина'])
    expect(await names('912 345')).toEqual(['Снежана Ёлкина'])
    expect(await names('100%')).toEqual([])
    expect(await names('%')).toEqual([])
    expect(await names('ничего такого')).toEqual([])
  })

  test('of matches is paged as well', async () => {
    for (let n = 0; n < 5; n++) await add({ name: `Matching ${n}` })
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const { body } = await agent.request('GET', `/people?text=matching&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...body.items.map((person: { name: string }) => person.name))
      cursor = body.next
    } while (cursor)
    expect(seen.toSorted()).toEqual([0, 1, 2, 3, 4].map((n) => `Matching ${n}`))
  })
})

describe('duplicates', () => {
  test('are suggested with the reason, and no others', async () => {
    const { body: person } = await add({
      name: 'Georgi Dimitrov',
      emails: ['georgi.dimitrov@gmail.com', 'office@dimitrov.example'],
      phones: ['0888 765 432'],
    })
    await add({ name: 'georgi dimitrov' })
    await add({ name: 'G. D.', emails: ['georgidimitrov@abv.bg'] })
    await add({ name: 'Phone', phones: ['+359 888 765 432'] })
    await add({ name: 'Somebody’s office', emails: ['office@elsewhere.example'] })
    await add({ name: 'Georgi', emails: ['georgi@gmail.com'] })
    const { body } = await agent.request('GET', `/people/${person.id}/duplicates`)
    const found = body.items.map((item: { person: { name: string }; reason: string }) => [
      item.reason,
      item.person.name,
    ])
    expect(found.toSorted()).toEqual([
      ['same-name', 'georgi dimitrov'],
      ['same-phone', 'Phone'],
      ['similar-address', 'G. D.'],
    ])
  })
})

describe('companies', () => {
  const company = (body: Record<string, unknown>) => agent.request('POST', '/companies', { body })

  test('are joined by domain, by those there already and those who come', async () => {
    const before = await add({ name: 'Early', emails: ['early@bolt.example'] })
    const made = await company({ name: 'Bolt', domains: ['BOLT.example'] })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Bolt', domains: ['bolt.example'], people: 1 })
    const after = await add({ name: 'Later', emails: ['later@bolt.example', 'later@gmail.com'] })
    for (const { body } of [before, after]) {
      expect((await agent.request('GET', `/people/${body.id}`)).body.company).toEqual({
        id: made.body.id,
        name: 'Bolt',
      })
    }
    const { body: people } = await agent.request('GET', `/people?companyId=${made.body.id}`)
    expect(people.items.map((person: { name: string }) => person.name).toSorted()).toEqual(['Early', 'Later'])
    expect((await agent.request('GET', `/companies/${made.body.id}`)).body.people).toBe(2)
  })

  test('own their domains alone, and no free mail', async () => {
    const first = await company({ name: 'First', domains: ['first.example'] })
    expect((await company({ name: 'Second', domains: ['first.example'] })).body.errors[0].path).toBe('body.domains')
    const free = await company({ name: 'Everybody', domains: ['ours.example', 'abv.bg'] })
    expect(free.status).toBe(422)
    expect(free.body.errors[0].path).toBe('body.domains.1')
    const changed = await agent.request('PATCH', `/companies/${first.body.id}`, {
      body: { name: 'Първа', domains: ['first.example', 'purva.example'] },
    })
    expect(changed.body).toMatchObject({ name: 'Първа', domains: ['first.example', 'purva.example'] })
  })

  test('are listed by name, a page at a time', async () => {
    const { body } = await agent.request('GET', '/companies?limit=1')
    const rest = await agent.request('GET', `/companies?limit=100&cursor=${body.next}`)
    const all = [...body.items, ...rest.body.items].map((each: { name: string }) => each.name)
    expect(all).toEqual(['Bolt', 'Първа'])
    const found = await agent.request('GET', `/companies?text=${encodeURIComponent('ПЪРВ')}`)
    expect(found.body.items).toHaveLength(1)
    expect((await agent.request('GET', '/companies?text=bolt.ex')).body.items).toHaveLength(1)
  })
})

test('the same request sent twice, also at once, adds one person', async () => {
  const headers = { 'idempotency-key': 'add-person-once' }
  const send = (name: string) =>
    agent.request('POST', '/people', { body: { name, emails: ['once@idem.example'] }, headers })
  const answers = await Promise.all([send('Idem'), send('Idem'), send('Idem')])
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  const other = await send('Other')
  expect(other.status).toBe(409)
  expect(other.body.code).toBe('idempotency-key-reused')
})
