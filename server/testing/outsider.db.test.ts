import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ability, abilities } from '../../contract/abilities.ts'
import { type ContractKey, contract } from '../../contract/contract.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { abilitiesOf } from '../domains/team/permissions.ts'
import { newId } from '../platform/db/ids.ts'
import { anotherWorkspace, type Send, type SignedInMember, signedIn, stranger, withKey } from './factories.ts'
import { smuggled, table } from './outsider-table.ts'
import { type Ids, populate } from './populate.ts'
import { openTestApp, type TestApp } from './test-app.ts'
import { openTrackerServer, type TrackerServer } from './tracker-server.ts'

const endpoints = Object.entries(contract) as [ContractKey, Endpoint][]
const needingAbility = endpoints.filter(([, { access }]) => access !== 'public' && access !== 'session')
const withParams = needingAbility.filter(([key]) => key.includes('{'))

let testApp: TestApp
let trackerServer: TrackerServer
let ours: { admin: SignedInMember; agent: SignedInMember; colleague: SignedInMember; ids: Ids }
let theirs: { admin: SignedInMember; ids: Ids }
beforeAll(async () => {
  testApp = await openTestApp()
  trackerServer = await openTrackerServer()
  const admin = await signedIn(testApp)
  const owner = await anotherWorkspace(testApp)
  ours = {
    admin,
    agent: await signedIn(testApp, { role: 'agent' }),
    colleague: await signedIn(testApp, { role: 'colleague' }),
    ids: await populate(testApp, admin, trackerServer),
  }
  theirs = { admin: owner, ids: await populate(testApp, owner, trackerServer) }
})
afterAll(async () => {
  await testApp.close()
  await trackerServer.close()
})

function call(request: Send, key: ContractKey, ids: Ids) {
  const row = table[key]
  const { params = {}, body } = { params: row.params?.(ids), body: row.body?.(ids) }
  return request(...fill(key, params, row.query), { body, headers: row.headers ?? {} })
}

function fill(key: ContractKey, params: Record<string, string>, query?: string): [string, string] {
  const [method = '', path = ''] = key.split(' ')
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? '')
  return [method, query ? `${filled}?${query}` : filled]
}

test('every endpoint of the contract has its row', () => {
  expect(Object.keys(table).toSorted()).toEqual(Object.keys(contract).toSorted())
})

describe('without a session', () => {
  const closed = endpoints.filter(([, { access }]) => access !== 'public')
  test.each(closed.map(([key]) => key))('%s says 401', async (key) => {
    const answer = await call(stranger(testApp), key, theirs.ids)
    expect(answer.status).toBe(401)
    expect(answer.body.code).toBe('not-signed-in')
  })
})

describe('without the scope', () => {
  const keys = new Map<Ability, Send>()
  beforeAll(async () => {
    for (const ability of abilities) {
      const others = abilities.filter((each) => each !== ability)
      keys.set(ability, (await withKey(testApp, others, ours.admin)).request)
    }
  })
  test.each(needingAbility.map(([key, { access }]) => [key, access as Ability] as const))(
    '%s says 403 to a key with everything but %s',
    async (key, ability) => {
      const answer = await call(keys.get(ability) ?? stranger(testApp), key, ours.ids)
      expect(answer.status).toBe(403)
    },
  )

  test('endpoints for people alone say 401 to a key with every scope', async () => {
    const { request } = await withKey(testApp, [...abilities], ours.admin)
    for (const [key, { access }] of endpoints) {
      if (access === 'session') expect((await call(request, key, ours.ids)).status, key).toBe(401)
    }
  })
})

describe('an agent', () => {
  const beyond = needingAbility.filter(([, { access }]) => !abilitiesOf.agent.includes(access as Ability))
  test.each(beyond.map(([key]) => key))('is told 403 by %s', async (key) => {
    const answer = await call(ours.agent.request, key, ours.ids)
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('not-allowed')
  })
})

describe('a colleague', () => {
  // Written out rather than worked out: what is added to the contract is closed to them unless somebody opens it here.
  const open: Partial<Record<ContractKey, number>> = {
    'PATCH /profile': 200,
    'GET /notices': 200,
    'GET /notices/count': 200,
    'PUT /notices/reading': 204,
    'GET /notices/settings': 200,
    'PUT /notices/settings': 200,
    'GET /push/key': 200,
    'GET /push/subscriptions': 200,
    'POST /push/subscriptions': 201,
    'DELETE /push/subscriptions/{id}': 404,
    'PUT /push/subscriptions/{id}/trial': 404,
    'POST /attachments': 201,
    'GET /attachments/{id}/{name}': 404,
    'GET /search/side-conversations': 200,
    'GET /side-conversations': 200,
    'GET /side-conversations/{id}': 404,
    'POST /side-conversations/{id}/messages': 404,
  }
  // A stream does not end by itself; what it tells them is tried where streams are.
  const tried = needingAbility.map(([key]) => key).filter((key) => key !== 'GET /live')
  test.each(tried.filter((key) => !(key in open)))('is told 403 by %s', async (key) => {
    const answer = await call(ours.colleague.request, key, ours.ids)
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('not-allowed')
  })
  test.each(Object.entries(open) as [ContractKey, number][])('is answered by %s with %i', async (key, status) => {
    expect((await call(ours.colleague.request, key, ours.ids)).status).toBe(status)
  })
  test('may do nothing but these', () => {
    const may = tried.filter((key) => abilitiesOf.colleague.includes(contract[key].access as Ability))
    expect(may.toSorted()).toEqual(Object.keys(open).toSorted())
  })
})

describe('what is of another workspace', () => {
  test.each(withParams.map(([key]) => key).filter((key) => !table[key].names))(
    'is not there: %s says 404',
    async (key) => {
      const answer = await call(ours.admin.request, key, theirs.ids)
      expect(answer.status).toBe(404)
      expect(answer.body.code).toBe('not-found')
    },
  )

  // An id in a body is answered like one that never was: 404 where it is the thing asked for, 422 where it is a field,
  // and left out where a draft keeps what it can. Nobody can tell that it exists somewhere.
  test.each(smuggled)('cannot be named by %s (%#)', async (key, build) => {
    const never = Object.fromEntries(Object.keys(theirs.ids).map((name) => [name, newId()])) as Ids
    const [foreign, invented] = await Promise.all(
      [theirs.ids, never].map((ids) => {
        const { params = {}, body } = build(ours.ids, ids)
        return ours.admin.request(...fill(key, params), { body })
      }),
    )
    const told = (answer: typeof foreign) => [
      answer?.status,
      answer?.body.code,
      answer?.body.errors?.map((error: { path: string }) => error.path),
    ]
    expect(told(foreign)).toEqual(told(invented))
    // What is kept of a body that is taken all the same names nothing of theirs.
    if (foreign?.status === 200) {
      for (const id of Object.values(theirs.ids)) expect(JSON.stringify(foreign.body)).not.toContain(JSON.stringify(id))
    }
    expect(key.includes('drafts') ? 200 : foreign?.status === 422 ? 422 : 404).toBe(foreign?.status)
  })

  test('stays as it was after all of that', async () => {
    for (const table of ['people', 'teams', 'orders', 'conversations', 'messages', 'channels', 'webhooks', 'topics']) {
      const { rows } = await testApp.platform.database.owner.query<{ count: number }>(
        `select count(*) from ${table} where workspace_id = $1`,
        [theirs.admin.workspaceId],
      )
      expect(rows[0]?.count, table).toBeGreaterThan(0)
    }
  })
})

// The same requests by whose everything is, or the refusals above would prove nothing. Looking first, deleting last.
describe('whose it is', () => {
  const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  const rank = (key: string) => order.indexOf(key.split(' ')[0] ?? '')
  const controlled = endpoints.map(([key]) => key).filter((key) => !table[key].uncontrolled)
  test.each(controlled.toSorted((a, b) => rank(a) - rank(b)))('is answered by %s', async (key) => {
    const { status, body } = await call(theirs.admin.request, key, theirs.ids)
    expect([200, 201, 202, 204, 409], JSON.stringify(body)).toContain(status)
  })
})
