import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type Answered, type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let manager: SignedInMember
let agent: SignedInMember
let colleague: SignedInMember
let teamId: string

beforeAll(async () => {
  testApp = await openTestApp()
  manager = await signedIn(testApp, { role: 'manager' })
  agent = await signedIn(testApp, { role: 'agent' })
  colleague = await signedIn(testApp, { role: 'agent' })
  const admin = await signedIn(testApp)
  const team = await admin.request('POST', '/teams', { body: { name: 'Warehouse', memberIds: [agent.memberId] } })
  teamId = team.body.id
})
afterAll(() => testApp.close())

const saved = async (who: SignedInMember, body: object) => {
  const answer = await who.request('POST', '/views', { body: { name: 'A view', text: 'status:open', ...body } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const idsSeenBy = async (who: Pick<SignedInMember, 'request'>): Promise<string[]> =>
  (await who.request('GET', '/views')).body.items.map((item: { id: string }) => item.id)
const field = ({ status, body }: Answered) => [status, body.errors?.[0]?.path]

describe('a view', () => {
  it('is saved from a text or from a tree, and told in both forms', async () => {
    const view = await saved(agent, { text: 'URGENCY:urgent -tag:VIP', order: 'due', grouping: 'topic' })
    expect(view).toMatchObject({
      name: 'A view',
      kind: 'own',
      ownerId: agent.memberId,
      text: 'urgency:urgent -tag:vip',
      order: 'due',
      grouping: 'topic',
      abilities: { change: true },
    })
    const twin = await agent.request('POST', '/views', { body: { name: 'Twin', filter: view.filter } })
    expect(twin.body.text).toBe(view.text)
  })

  it('lists what it holds, in its order, narrowed by what stands beside it', async () => {
    const channelId = await knownChannel(testApp, agent.workspaceId)
    const ids: string[] = []
    for (const subject of ['Late parcel', 'Lost parcel', 'Thanks']) {
      ids.push((await said(testApp, agent.workspaceId, { channelId, subject })).conversationId)
      testApp.clock.forward(1000)
    }
    const view = await saved(agent, { text: 'subject:parcel', order: 'oldest' })
    const listed = async (query: string) =>
      (await agent.request('GET', `/conversations?viewId=${view.id}${query}`)).body.items.map(
        (item: { id: string }) => item.id,
      )
    expect(await listed('')).toEqual([ids[0], ids[1]])
    expect(await listed('&order=newest')).toEqual([ids[1], ids[0]])
    expect(await listed('&filter=subject:lost')).toEqual([ids[1]])
    await agent.request('PUT', `/conversations/${ids[0]}/spam`)
    expect(await listed('')).toEqual([ids[1]])
    expect(await listed('&view=spam')).toEqual([ids[0]])
  })

  it('keeps pointing at a topic that gets another name', async () => {
    const topic = (await manager.request('POST', '/topics', { body: { name: 'Refunds' } })).body
    const view = await saved(agent, { text: 'topic:refunds' })
    await manager.request('PATCH', `/topics/${topic.id}`, { body: { name: 'Money back' } })
    const { body } = await agent.request('GET', '/views')
    expect(body.items.find((item: { id: string }) => item.id === view.id).text).toBe('topic:"Money back"')
    await manager.request('DELETE', `/topics/${topic.id}`)
    const after = (await agent.request('GET', '/views')).body.items.find((item: { id: string }) => item.id === view.id)
    expect(after.text).toBe(`topic:${topic.id}`)
  })

  it('changes in parts, and the log says so without the name of what is private', async () => {
    const view = await saved(agent, { name: 'My secret' })
    const changed = await agent.request('PATCH', `/views/${view.id}`, {
      body: { text: 'status:resolved', columns: ['number', 'subject'], grouping: 'urgency', position: 3 },
    })
    expect(changed.body).toMatchObject({
      name: 'My secret',
      text: 'status:resolved',
      columns: ['number', 'subject'],
      grouping: 'urgency',
      position: 3,
    })
    await agent.request('DELETE', `/views/${view.id}`)
    const { request } = await signedIn(testApp)
    const ofView = async () =>
      (await loggedUntil(request, 'view.changed', view.id)).filter((event) => event.subject.id === view.id)
    await expect.poll(async () => (await ofView()).length, { timeout: 15_000 }).toBe(3)
    const events = await ofView()
    expect(events.map((event) => event.data)).toEqual([
      { change: 'added', kind: 'own' },
      { change: 'changed', kind: 'own' },
      { change: 'deleted', kind: 'own' },
    ])
    expect((await agent.request('GET', `/conversations?viewId=${view.id}`)).status).toBe(404)
  })
})

describe('whose a view is', () => {
  it('own: nobody else sees, uses, changes or deletes it', async () => {
    const { id } = await saved(agent, {})
    expect(await idsSeenBy(agent)).toContain(id)
    for (const other of [colleague, manager]) {
      expect(await idsSeenBy(other)).not.toContain(id)
      for (const [method, url] of [
        ['GET', `/conversations?viewId=${id}`],
        ['PATCH', `/views/${id}`],
        ['DELETE', `/views/${id}`],
      ] as const) {
        const body = method === 'PATCH' ? { body: { name: 'Mine' } } : {}
        expect((await other.request(method, url, body)).status, method).toBe(404)
      }
    }
  })

  it('of a team: its members see it, who manages the workspace changes it', async () => {
    const { id } = await saved(manager, { kind: 'team', teamId })
    expect(await idsSeenBy(agent)).toContain(id)
    expect(await idsSeenBy(colleague)).not.toContain(id)
    const own = (await agent.request('GET', '/views')).body.items.find((item: { id: string }) => item.id === id)
    expect(own.abilities.change).toBe(false)
    expect((await agent.request('PATCH', `/views/${id}`, { body: { name: 'Ours' } })).status).toBe(403)
    expect((await agent.request('DELETE', `/views/${id}`)).status).toBe(403)
    expect((await colleague.request('PATCH', `/views/${id}`, { body: { name: 'Ours' } })).status).toBe(404)
    expect((await manager.request('PATCH', `/views/${id}`, { body: { name: 'Theirs' } })).body.name).toBe('Theirs')
  })

  it('shared: everybody sees it, who manages the workspace changes it', async () => {
    const { id } = await saved(manager, { kind: 'shared' })
    expect(await idsSeenBy(colleague)).toContain(id)
    expect((await colleague.request('PATCH', `/views/${id}`, { body: { name: 'Ours' } })).status).toBe(403)
    expect((await manager.request('DELETE', `/views/${id}`)).status).toBe(204)
  })

  it('is not given away by an agent, nor taken from everybody', async () => {
    const body = { name: 'For all', text: '', kind: 'shared' }
    expect((await agent.request('POST', '/views', { body })).status).toBe(403)
    const team = { name: 'For us', text: '', kind: 'team', teamId }
    expect((await agent.request('POST', '/views', { body: team })).status).toBe(403)
    const { id } = await saved(agent, {})
    expect((await agent.request('PATCH', `/views/${id}`, { body: { kind: 'shared' } })).status).toBe(403)
  })

  it('made their own by a manager, belongs to that manager', async () => {
    const { id } = await saved(manager, { kind: 'team', teamId })
    const { body } = await manager.request('PATCH', `/views/${id}`, { body: { kind: 'own' } })
    expect([body.kind, body.teamId, body.ownerId]).toEqual(['own', null, manager.memberId])
    expect(await idsSeenBy(agent)).not.toContain(id)
  })

  it('goes with its team', async () => {
    const admin = await signedIn(testApp)
    const team = (await admin.request('POST', '/teams', { body: { name: 'For a while' } })).body
    const { id } = await saved(manager, { kind: 'team', teamId: team.id })
    await admin.request('DELETE', `/teams/${team.id}`)
    expect(await idsSeenBy(manager)).not.toContain(id)
  })

  it('is shared or of a team for a key, which has none of its own', async () => {
    const key = await withKey(testApp, ['conversations.read', 'workspace.manage'])
    const refused = await key.request('POST', '/views', { body: { name: 'A program', text: '' } })
    expect(field(refused)).toEqual([422, 'body.kind'])
    const made = await key.request('POST', '/views', { body: { name: 'A program', text: '', kind: 'shared' } })
    expect([made.status, made.body.ownerId]).toEqual([201, null])
    expect(await idsSeenBy(key)).toContain(made.body.id)
  })
})

describe('a view is refused', () => {
  it.each([
    ['without a filter', { name: 'A' }, 'body.filter'],
    ['with two', { name: 'A', text: '', filter: { all: [] } }, 'body.filter'],
    ['without a name', { name: '  ', text: '' }, 'body.name'],
    ['of a team without saying which', { name: 'A', text: '', kind: 'team' }, 'body.teamId'],
    ['of a team that is none', { name: 'A', text: '', kind: 'team', teamId: newId() }, 'body.teamId'],
    ['without columns', { name: 'A', text: '', columns: [] }, 'body.columns'],
    ['with an order nobody knows', { name: 'A', text: '', order: 'random' }, 'body.order'],
    ['with a filter that cannot be understood', { name: 'A', text: 'status:opn' }, 'filter'],
  ])('%s', async (_, body, path) => {
    expect(field(await manager.request('POST', '/views', { body }))).toEqual([422, path])
  })

  it('when it is changed to a filter that cannot be understood, and stays as it was', async () => {
    const { id } = await saved(agent, {})
    const refused = await agent.request('PATCH', `/views/${id}`, { body: { name: 'New', text: 'tag:(' } })
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid-filter'])
    const { body } = await agent.request('GET', '/views')
    expect(body.items.find((item: { id: string }) => item.id === id).name).toBe('A view')
  })
})

describe('the ready-made views', () => {
  it('are the urgencies and the topics at the top of the tree', async () => {
    const top = (await manager.request('POST', '/topics', { body: { name: 'Invoices' } })).body
    const below = (await manager.request('POST', '/topics', { body: { name: 'Late', parentId: top.id } })).body
    const { body } = await agent.request('GET', '/views')
    const ids = body.readyMade.map((view: { id: string }) => view.id)
    expect(ids).toEqual(expect.arrayContaining(['urgency:urgent', 'urgency:low', `topic:${top.id}`]))
    expect(ids).not.toContain(`topic:${below.id}`)
    const invoices = body.readyMade.find((view: { id: string }) => view.id === `topic:${top.id}`)
    expect(invoices).toMatchObject({
      name: 'Invoices',
      text: 'status:open,waiting-on-customer,waiting-on-us snoozed:none topic:Invoices',
    })
  })
})
