import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { knownChannel, said } from '../../testing/conversations.ts'
import { type SignedInMember, signedIn, stranger } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { openTrackerServer, type TrackerServer } from '../../testing/tracker-server.ts'

let testApp: TestApp
let admin: SignedInMember
let agent: SignedInMember
let remote: TrackerServer
let channelId: string
beforeAll(async () => {
  testApp = await openTestApp()
  remote = await openTrackerServer()
  admin = await signedIn(testApp)
  agent = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, admin.workspaceId)
})
afterAll(async () => {
  await testApp.close()
  await remote.close()
})

type Kind = 'github' | 'gitlab' | 'jira'
const projects = { github: 'acme/shop', gitlab: 'acme/shop', jira: 'SHOP' }
const users = { github: null, gitlab: null, jira: 'ana@acme.example' }

let trackers: Record<string, { id: string; secret: string; hookUrl: string }>
beforeEach(async () => {
  remote.issues = []
  remote.down = false
  remote.token = 'a good token'
  for (const { id } of (await admin.request('GET', '/trackers')).body.items) {
    expect((await admin.request('DELETE', `/trackers/${id}`)).status).toBe(204)
  }
  trackers = {}
})

async function connected(kind: Kind) {
  const { status, body } = await admin.request('POST', '/trackers', {
    body: { kind, name: kind, url: remote.url, token: remote.token, user: users[kind] },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  const made = { id: body.tracker.id, secret: body.secret, hookUrl: body.tracker.hookUrl }
  trackers[kind] = made
  return made
}

async function conversation() {
  const { conversationId } = await said(testApp, admin.workspaceId, { channelId, from: `p${Math.random()}@c.example` })
  return conversationId
}

const opened = async (kind: Kind, conversationId: string, title = 'The label is cut off') => {
  const tracker = trackers[kind] ?? (await connected(kind))
  const { status, body } = await agent.request('POST', `/conversations/${conversationId}/issues`, {
    body: { trackerId: tracker.id, project: projects[kind], title, text: 'Seen by a customer.' },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const threadOf = async (id: string) =>
  (await agent.request('GET', `/conversations/${id}`)).body.messages
    .filter(({ kind }: { kind: string }) => kind === 'system')
    .map(({ text }: { text: string }) => text)

function hook(kind: Kind, issue: { project: string; number: number }, secret: string) {
  const bodies = {
    github: { repository: { full_name: issue.project }, issue: { number: issue.number } },
    gitlab: { project: { path_with_namespace: issue.project }, object_attributes: { iid: issue.number } },
    jira: { issue: { key: `${issue.project}-${issue.number}` } },
  }
  // Spaced as no serialiser of ours would: the signature is over these very bytes.
  const body = JSON.stringify(bodies[kind], null, 3)
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const headers = {
    github: { 'x-hub-signature-256': signature },
    gitlab: { 'x-gitlab-token': secret },
    jira: { 'x-hub-signature': signature },
  }
  const sent = { ...headers[kind], 'content-type': 'application/json' } as Record<string, string>
  return stranger(testApp)('POST', `/trackers/${trackers[kind]?.id}/hooks`, { body, headers: sent })
}

describe.each(['github', 'gitlab', 'jira'] as const)('%s', (kind) => {
  test('an issue is opened from a conversation, closed there, and the thread tells it', async () => {
    const { secret } = await connected(kind)
    const id = await conversation()
    const issue = await opened(kind, id)
    expect(issue).toMatchObject({
      title: 'The label is cut off',
      state: 'open',
      failure: null,
      tracker: { kind },
    })
    const kept = remote.issues[0]
    if (!kept) throw new Error('nothing was opened')
    expect(kept.text).toMatch(/^Seen by a customer\.\n\nhttp:\/\/localhost:4040\/inbox\/all\/\d+$/)

    kept.closed = true
    kept.stateName = 'Done'
    expect((await hook(kind, kept, secret)).status).toBe(202)
    await testApp.settle()
    expect(await threadOf(id)).toEqual([`Issue ${issue.key} was closed: The label is cut off`])
    const { body } = await agent.request('GET', `/conversations/${id}/issues`)
    expect(body.items).toMatchObject([{ key: issue.key, state: 'closed' }])

    // Told again, nothing changed: nothing is said again.
    expect((await hook(kind, kept, secret)).status).toBe(202)
    await testApp.settle()
    expect(await threadOf(id)).toHaveLength(1)
  })

  test('an issue is linked by its address, once, and unlinked', async () => {
    await connected(kind)
    remote.issues = [
      {
        project: projects[kind],
        number: 7,
        title: 'Known',
        text: '',
        closed: false,
        stateName: 'To Do',
        assignee: 'Ana',
      },
    ]
    const url = { github: '/acme/shop/issues/7', gitlab: '/acme/shop/-/issues/7', jira: '/browse/SHOP-7' }[kind]
    const id = await conversation()
    const link = () => agent.request('POST', `/conversations/${id}/issues`, { body: { url: `${remote.url}${url}` } })
    const first = await link()
    expect(first).toMatchObject({ status: 201, body: { title: 'Known', assignee: 'Ana', url: `${remote.url}${url}` } })
    expect((await link()).body.id).toBe(first.body.id)
    expect((await agent.request('DELETE', `/conversations/${id}/issues/${first.body.id}`)).status).toBe(204)
    expect((await agent.request('GET', `/conversations/${id}/issues`)).body.items).toEqual([])
    expect((await agent.request('DELETE', `/conversations/${id}/issues/${first.body.id}`)).status).toBe(404)
  })

  test('a webhook without the right secret is nobody', async () => {
    await connected(kind)
    const id = await conversation()
    await opened(kind, id)
    const kept = remote.issues[0]
    if (!kept) throw new Error('nothing was opened')
    kept.closed = true
    expect((await hook(kind, kept, 'a guess')).status).toBe(404)
    await testApp.settle()
    expect(await threadOf(id)).toEqual([])
  })

  test('the token is tried before it is kept, and projects are offered', async () => {
    const body = { kind, name: 'Wrong', url: remote.url, token: 'another', user: users[kind] }
    const refused = await admin.request('POST', '/trackers', { body })
    expect(refused).toMatchObject({ status: 422, body: { code: 'connection-failed', detail: /token \(401\)/ } })
    expect((await admin.request('GET', '/trackers')).body.items).toEqual([])
    const { id } = await connected(kind)
    const offered = await agent.request('GET', `/trackers/${id}/projects?text=shop`)
    expect(offered.body.items.map(({ key }: { key: string }) => key)).toEqual([projects[kind]])
  })
})

describe('linked issues', () => {
  test('are told to every conversation that is linked, in the words of the workspace', async () => {
    const [one, other] = [await conversation(), await conversation()]
    const issue = await opened('jira', one)
    await agent.request('POST', `/conversations/${other}/issues`, { body: { url: issue.url } })
    const [kept] = remote.issues
    if (!kept) throw new Error('nothing was opened')
    await admin.request('PATCH', '/workspace', { body: { language: 'ru' } })
    kept.stateName = 'In Review'
    const answer = await agent.request('PUT', `/conversations/${one}/issues/${issue.id}/reading`)
    expect(answer.body).toMatchObject({ state: 'open', stateName: 'In Review' })
    await admin.request('PATCH', '/workspace', { body: { language: 'en' } })
    const told = `Задача ${issue.key} теперь в состоянии «In Review»: The label is cut off`
    expect(await threadOf(one)).toEqual([told])
    expect(await threadOf(other)).toEqual([told])
  })

  test('are read by the clock where no webhook tells', async () => {
    const id = await conversation()
    const issue = await opened('github', id)
    const [kept] = remote.issues
    if (!kept) throw new Error('nothing was opened')
    kept.assignee = 'boris'
    await readByTheClock()
    expect(await threadOf(id)).toEqual([])
    testApp.clock.forward(61 * 60_000)
    await readByTheClock()
    expect(await threadOf(id)).toEqual([`Issue ${issue.key} was given to boris: The label is cut off`])
  })

  test('say why they could not be read, and recover', async () => {
    const id = await conversation()
    const issue = await opened('gitlab', id)
    const reading = () => agent.request('PUT', `/conversations/${id}/issues/${issue.id}/reading`)
    remote.down = true
    expect((await reading()).body.failure).toContain('503')
    remote.down = false
    remote.token = 'revoked'
    expect((await reading()).body.failure).toContain('401')
    expect((await agent.request('GET', '/trackers')).body.items[0].failure).toContain('401')
    expect(
      (await admin.request('PATCH', `/trackers/${issue.tracker.id}`, { body: { token: 'revoked' } })).body,
    ).toMatchObject({ failure: null })
    expect((await reading()).body).toMatchObject({ failure: null, state: 'open' })
  })

  test('a repeated request with one key opens one issue', async () => {
    const tracker = await connected('github')
    const id = await conversation()
    const open = () =>
      agent.request('POST', `/conversations/${id}/issues`, {
        body: { trackerId: tracker.id, project: 'acme/shop', title: 'Once' },
        headers: { 'idempotency-key': `issue-${id}` },
      })
    const [one, other] = await Promise.all([open(), open()])
    expect(one.body.id).toBe(other.body.id)
    expect(remote.issues).toHaveLength(1)
  })

  test('refuse an address of no tracker and a project that leads elsewhere', async () => {
    const id = await conversation()
    const tracker = await connected('github')
    const link = (body: unknown) => agent.request('POST', `/conversations/${id}/issues`, { body })
    expect(await link({ url: 'https://elsewhere.example/acme/shop/issues/7' })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ path: 'body.url' }] },
    })
    expect(await link({ url: `${remote.url}/acme/shop/issues/404` })).toMatchObject({
      status: 422,
      body: { code: 'connection-failed' },
    })
    expect(await link({ trackerId: tracker.id, project: '../user', title: 'x' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'body.project' }] },
    })
  })

  test('their state does not change where the conversation stands, nor stops a reply', async () => {
    const id = await conversation()
    const issue = await opened('github', id)
    const [kept] = remote.issues
    if (!kept) throw new Error('nothing was opened')
    const before = (await agent.request('GET', `/conversations/${id}`)).body
    kept.closed = true
    await agent.request('PUT', `/conversations/${id}/issues/${issue.id}/reading`)
    const after = (await agent.request('GET', `/conversations/${id}`)).body
    expect(after).toMatchObject({ status: before.status, snippet: before.snippet, lastFrom: before.lastFrom })
    const reply = await agent.request('POST', `/conversations/${id}/replies`, {
      body: { html: '<p>It is mended.</p>', seenSeq: before.seq },
    })
    expect(reply.status).toBe(201)
  })
})

/** What the clock would start, started by hand. */
async function readByTheClock(): Promise<void> {
  const job = testApp.registered.jobs.find(({ name }) => name === 'issues.read-old')
  await job?.run({} as never, { attempt: 1, lastAttempt: false })
  await testApp.settle()
}
