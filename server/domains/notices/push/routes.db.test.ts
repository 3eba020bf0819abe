import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPushService } from '../../../testing/browsers-pushed-to.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let service: Awaited<ReturnType<typeof openPushService>>
let vera: SignedInMember
let oleg: SignedInMember
let channelId: string
let publicKey = ''

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, vera.workspaceId)
  publicKey = (await oleg.request('GET', '/push/key')).body.publicKey
  service = await openPushService(() => publicKey)
  const { body } = await oleg.request('GET', '/notices/settings')
  await oleg.request('PUT', '/notices/settings', { body: { ...body, quiet: null } })
})
afterAll(async () => {
  await service.close()
  await testApp.close()
})

const subscribed = async (browser: string) => {
  const subscription = service.subscribe()
  const { endpoint, keys } = subscription
  const { status, body } = await oleg.request('POST', '/push/subscriptions', { body: { endpoint, keys, browser } })
  expect(status).toBe(201)
  return { ...subscription, id: body.id as string }
}
const mine = async () => (await oleg.request('GET', '/push/subscriptions')).body.items
const mention = async (subject: string) => {
  const { conversationId, number } = await said(testApp, vera.workspaceId, { channelId, subject })
  await vera.request('POST', `/conversations/${conversationId}/notes`, {
    body: { html: '<p>Look, please</p>', mentions: [{ kind: 'member', id: oleg.memberId }] },
  })
  await testApp.settle()
  return { conversationId, number }
}
const later = async () => {
  testApp.clock.forward(7000)
  await testApp.settle()
}

describe('a push', () => {
  it('reaches each browser of the member, readable by it alone, signed by the workspace', async () => {
    const [one, two] = [await subscribed('Firefox on Linux'), await subscribed('Chrome on a phone')]
    const { conversationId, number } = await mention('Pushed')
    expect(service.pushed).toEqual([])
    await later()
    expect(service.pushed.map(({ path }) => path).toSorted()).toEqual([one.path, two.path].toSorted())
    expect(JSON.parse(service.pushed[0]?.text ?? '')).toMatchObject({
      title: expect.stringContaining(`mentioned you: #${number} Pushed`),
      body: 'Look, please',
      url: `/inbox/all/${number}#message-2`,
      tag: conversationId,
    })
    expect(service.pushed[0]?.headers).toMatchObject({ topic: conversationId.replaceAll('-', ''), urgency: 'high' })
    expect(await mine()).toMatchObject([{ lastAt: expect.any(String) }, { lastAt: expect.any(String) }])
  })

  it('does not come of what was seen meanwhile', async () => {
    service.pushed.length = 0
    const { conversationId } = await mention('Seen')
    await oleg.request('PUT', `/conversations/${conversationId}/reading`, { body: { seq: 2 } })
    await later()
    expect(service.pushed).toEqual([])
  })

  it('is tried again where the service is busy, and says why it was not taken', async () => {
    service.answerWith(503)
    await mention('Busy')
    await later()
    expect(service.pushed).toEqual([])
    expect((await mine())[0].failure).toContain('503')
    service.answerWith(201)
    testApp.clock.forward(2 * 3_600_000)
    await testApp.settle()
    expect(service.pushed).toHaveLength(2)
    expect((await mine())[0].failure).toBeNull()
  })

  it('forgets a browser that is gone', async () => {
    service.answerWith(410)
    await mention('Gone')
    await later()
    expect(await mine()).toEqual([])
    service.answerWith(201)
  })

  it('is silent in the quiet hours', async () => {
    await subscribed('Firefox')
    service.pushed.length = 0
    const { body } = await oleg.request('GET', '/notices/settings')
    const now = testApp.clock.now().getTime()
    const clock = (minutes: number) => new Date(now + minutes * 60_000).toISOString().slice(11, 16)
    await oleg.request('PUT', '/notices/settings', { body: { ...body, quiet: { from: clock(-5), to: clock(5) } } })
    await mention('Night')
    await later()
    expect(service.pushed).toEqual([])
    await oleg.request('PUT', '/notices/settings', { body: { ...body, quiet: null } })
  })

  it('may be tried', async () => {
    const [browser] = await mine()
    const { status, body } = await oleg.request('PUT', `/push/subscriptions/${browser.id}/trial`)
    expect([status, body.failure]).toEqual([200, null])
    expect(JSON.parse(service.pushed.at(-1)?.text ?? '')).toMatchObject({ title: 'It works' })
  })
})

describe('a browser', () => {
  it('said twice is one, and gone when its member says so', async () => {
    const { endpoint, keys } = service.subscribe()
    const put = (who: SignedInMember) =>
      who.request('POST', '/push/subscriptions', { body: { endpoint, keys, browser: 'Safari' } })
    const { body } = await put(oleg)
    expect((await put(oleg)).body.id).toBe(body.id)
    expect((await vera.request('DELETE', `/push/subscriptions/${body.id}`)).status).toBe(404)
    expect((await oleg.request('DELETE', `/push/subscriptions/${body.id}`)).status).toBe(204)
    expect((await mine()).map(({ id }: { id: string }) => id)).not.toContain(body.id)
  })

  it('is whose it was signed in with last', async () => {
    const { endpoint, keys } = service.subscribe()
    const body = { endpoint, keys, browser: 'One at the desk' }
    await oleg.request('POST', '/push/subscriptions', { body })
    await vera.request('POST', '/push/subscriptions', { body })
    expect((await mine()).some(({ browser }: { browser: string }) => browser === 'One at the desk')).toBe(false)
  })

  it.each([
    ['no address', { endpoint: 'push' }],
    ['keys that are none', { keys: { p256dh: 'short', auth: 'x' } }],
    ['no name', { browser: ' ' }],
  ])('with %s is refused', async (_, change) => {
    const { endpoint, keys } = service.subscribe()
    const body = { endpoint, keys, browser: 'Firefox', ...change }
    expect((await oleg.request('POST', '/push/subscriptions', { body })).status).toBe(422)
  })

  it('is no program', async () => {
    const program = await withKey(testApp, ['conversations.read'], vera)
    expect((await program.request('GET', '/push/key')).status).toBe(403)
  })
})

it('keys and addresses are kept sealed', async () => {
  const { rows } = await testApp.platform.database.owner.query(
    'select private_key as text from push_keys union all select endpoint from push_subscriptions union all select keys from push_subscriptions',
  )
  expect(rows.length).toBeGreaterThan(1)
  for (const { text } of rows) expect(text).toMatch(/^1\.[\w-]+$/)
  expect((await oleg.request('GET', '/push/key')).body.publicKey).toBe(publicKey)
})
