import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../../../contract/customers.ts'
import { systemAuthority } from '../../../../platform/scope.ts'
import { knownChannel, said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'
import { findOrCreatePerson, personEmails, touchPeople, withMerged } from '../../index.ts'

let testApp: TestApp
let agent: SignedInMember
let count = 0
beforeAll(async () => {
  testApp = await openTestApp()
  agent = await signedIn(testApp, { role: 'agent' })
})
afterAll(() => testApp.close())

const add = async (name: string): Promise<string> => {
  const email = `p${++count}@merge.example`
  return (await agent.request('POST', '/people', { body: { name, emails: [email] } })).body.id
}
const merge = (survivor: string, personId: string) =>
  agent.request('POST', `/people/${survivor}/merges`, { body: { personId } })
const undo = (id: string) => agent.request('DELETE', `/merges/${id}`)

const company = async (name: string): Promise<string> =>
  (await agent.request('POST', '/companies', { body: { name } })).body.id

/** Every row of people, identities and links to companies, byte for byte. */
async function rows(): Promise<string[]> {
  const { rows: found } = await testApp.platform.database.owner.query<{ row: string }>(
    `select 'person ' || to_jsonb(people)::text as row from people
     union all select 'identity ' || to_jsonb(identities)::text from identities
     union all select 'company ' || to_jsonb(person_companies)::text from person_companies order by 1`,
  )
  return found.map((each) => each.row)
}

test('whatever is merged in whatever order, undoing all of it in any order leaves every row as it was', async () => {
  const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map(add))
  const companies = await Promise.all(['Alfa', 'Beta', 'Gama'].map(company))
  // Of nobody, of one, of two, one in both, and one whose only company is not the main one.
  const links = [
    [1, 0, {}],
    [2, 0, { role: 'buyer' }],
    [2, 1, { main: true }],
    [3, 2, { main: false }],
    [4, 1, { role: 'owner' }],
  ] as const
  for (const [who, where, acting] of links)
    await agent.request('PUT', `/people/${people[who]}/companies/${companies[where]}`, { body: acting })
  const ownOf = new Map(people.map((id, n) => [id, links.filter(([who]) => who === n).map(([, where]) => where)]))
  const told = async () =>
    (await Promise.all(people.map((id) => agent.request('GET', `/people/${id}`)))).map((each) => each.body)
  const hadNoMain = new Set([people[0], people[3]])
  const [before, toldBefore] = [await rows(), await told()]
  const pair = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 8 }), fc.infiniteStream(fc.nat()), async (pairs, chance) => {
      const made: string[] = []
      for (const [survivor, merged] of pairs) {
        const answer = await merge(people[survivor] ?? '', people[merged] ?? '')
        expect([201, 409]).toContain(answer.status)
        if (answer.status === 201) made.push(answer.body.id)
      }
      // Links make trees: everybody is counted to exactly one who stands for themselves.
      const roots = (await agent.request('GET', '/people?limit=100')).body.items as Person[]
      expect(roots).toHaveLength(people.length - made.length)
      // Who stands for others acts for all their companies; the main one is among them wherever anybody has one.
      const standing = Map.groupBy(await told(), (each) => each.mergedIntoId ?? each.id)
      for (const { id, company: main, companies: theirs } of roots) {
        const family = standing.get(id) ?? []
        const all = new Set(family.flatMap((each) => (ownOf.get(each.id) ?? []).map((n) => companies[n])))
        expect(new Set(theirs.map((each) => each.id))).toEqual(all)
        expect(theirs).toHaveLength(all.size)
        expect(theirs.filter((each) => each.main).map((each) => each.id)).toEqual(main ? [main.id] : [])
        expect(main === null).toBe(family.every((each) => hadNoMain.has(each.id)))
      }
      while (made.length) {
        const [id = ''] = made.splice((chance.next().value ?? 0) % made.length, 1)
        expect((await undo(id)).status).toBe(204)
      }
      expect(await rows()).toEqual(before)
      expect(await told()).toEqual(toldBefore)
    }),
    { numRuns: 15 },
  )
}, 30_000)

test('over a chain, identities of the merged lead to the survivor, until it is undone', async () => {
  const [a, b, c] = [await add('Chain A'), await add('Chain B'), await add('Chain C')]
  const emailOf = async (id: string) => (await agent.request('GET', `/people/${id}`)).body.identities[0].value
  const email = await emailOf(a)
  const channelId = await knownChannel(testApp, agent.workspaceId)
  const { conversationId } = await said(testApp, agent.workspaceId, { channelId, from: email })
  const personOfIt = async () => (await agent.request('GET', `/conversations/${conversationId}`)).body.person.id
  const listedFor = async (id: string) =>
    (await agent.request('GET', `/conversations?personId=${id}`)).body.items.length
  const first = await merge(b, a)
  await merge(c, b)
  expect([await personOfIt(), await listedFor(c)]).toEqual([c, 1])
  await testApp.platform.scopes.write(systemAuthority(agent.workspaceId), async (scope) => {
    expect(await findOrCreatePerson(scope, { kind: 'email', value: email.toUpperCase() })).toMatchObject({
      id: c,
      created: false,
    })
    expect((await withMerged(scope, c)).toSorted()).toEqual([a, b, c].toSorted())
    expect(await personEmails(scope, c)).toHaveLength(3)
  })
  const survivor = await agent.request('GET', `/people/${c}`)
  expect(survivor.body.identities).toHaveLength(3)
  expect((await agent.request('GET', `/people/${a}`)).body.mergedIntoId).toBe(c)

  await undo(first.body.id)
  await testApp.platform.scopes.write(systemAuthority(agent.workspaceId), async (scope) => {
    expect((await findOrCreatePerson(scope, { kind: 'email', value: email })).id).toBe(a)
    expect((await withMerged(scope, c)).toSorted()).toEqual([b, c].toSorted())
  })
  expect([await personOfIt(), await listedFor(c), await listedFor(a)]).toEqual([a, 0, 1])
})

test('nobody is merged into themselves, into somebody merged, or twice; nothing is undone twice', async () => {
  const [a, b, c] = [await add('X'), await add('Y'), await add('Z')]
  expect((await merge(a, a)).status).toBe(409)
  const made = await merge(a, b)
  expect(made.body).toMatchObject({ survivorId: a, mergedId: b, undoneAt: null })
  expect((await merge(c, b)).status).toBe(409)
  expect((await merge(b, c)).status).toBe(409)
  expect((await undo(made.body.id)).status).toBe(204)
  expect((await undo(made.body.id)).body.code).toBe('not-in-this-state')
  const { body } = await agent.request('GET', `/people/${a}/merges`)
  expect(body.items).toMatchObject([{ id: made.body.id, byName: expect.any(String), undoneAt: expect.any(String) }])
})

test('two who are merged into each other at the same time do not make a ring', async () => {
  const [a, b] = [await add('Left'), await add('Right')]
  const answers = await Promise.all([merge(a, b), merge(b, a)])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
})

test('the timeline tells of the merged too, newest first, by type and by page', async () => {
  const [a, b] = [await add('Timeline A'), await add('Timeline B')]
  await agent.request('PATCH', `/people/${b}`, { body: { city: 'Варна' } })
  const made = await merge(a, b)
  await agent.request('PATCH', `/people/${a}`, { body: { city: 'Бургас' } })
  const types = async (query: string) => {
    const { body } = await agent.request('GET', `/people/${a}/timeline${query}`)
    return body.items.map((entry: { type: string }) => entry.type)
  }
  expect(await types('')).toEqual([
    'person.changed',
    'person.merged',
    'person.changed',
    'person.created',
    'person.created',
  ])
  expect(await types('?type=person.created')).toHaveLength(2)
  expect(await types('?type=message.')).toEqual([])
  const first = await agent.request('GET', `/people/${a}/timeline?limit=2`)
  const second = await agent.request('GET', `/people/${a}/timeline?limit=100&cursor=${first.body.next}`)
  expect([...first.body.items, ...second.body.items]).toHaveLength(5)
  expect(first.body.items[0]).toMatchObject({
    actor: { kind: 'member', name: expect.any(String) },
    data: { fields: ['city'] },
  })
  await undo(made.body.id)
  expect(await types('?type=person.created')).toHaveLength(1)
})

test('whoever writes from a new address is made once, by however many mails at once', async () => {
  const write = () =>
    testApp.platform.scopes.write(systemAuthority(agent.workspaceId), (scope) =>
      findOrCreatePerson(scope, { kind: 'email', value: 'Flood@New.example', name: ' Flood ', language: 'ru' }),
    )
  const people = await Promise.all([write(), write(), write(), write()])
  expect(new Set(people.map((person) => person.id)).size).toBe(1)
  expect(people.filter((person) => person.created)).toHaveLength(1)
  expect(people[0]).toMatchObject({ name: 'Flood', language: 'ru' })
})

test('a blank name is filled in by a later mail, a late mail does not turn the last contact back', async () => {
  const authority = systemAuthority(agent.workspaceId)
  const { id } = await testApp.platform.scopes.write(authority, (scope) =>
    findOrCreatePerson(scope, { kind: 'email', value: 'blank@new.example' }),
  )
  const newest = new Date('2026-03-01T10:00:00Z')
  await testApp.platform.scopes.write(authority, async (scope) => {
    expect(
      await findOrCreatePerson(scope, { kind: 'email', value: 'blank@new.example', name: 'Now named' }),
    ).toMatchObject({
      id,
      created: false,
      name: 'Now named',
    })
    await touchPeople(scope, new Map([[id, newest]]))
    await touchPeople(scope, new Map([[id, new Date('2026-02-01T10:00:00Z')]]))
  })
  const { body } = await agent.request('GET', `/people/${id}`)
  expect(body).toMatchObject({ name: 'Now named', lastContactAt: newest.toISOString() })
})
