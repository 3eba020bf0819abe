import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { aChannel } from '../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { nightJob } from './rules.ts'

let testApp: TestApp
let manager: SignedInMember
let channelId: string

beforeAll(async () => {
  testApp = await openTestApp()
  manager = await signedIn(testApp, { role: 'manager' })
  channelId = (await aChannel(await signedIn(testApp))).id
})
afterAll(() => testApp.close())

const day = 86_400_000
const keepsAll = { trashDays: null, spamDays: null, resolvedMonths: null, rawMail: false }
const rules = (body: object) => manager.request('PUT', '/retention', { body: { ...keepsAll, ...body } })
const preview = async (body: object) =>
  (await manager.request('POST', '/retention/previews', { body: { ...keepsAll, ...body } })).body
const asked = async () => (await said(testApp, manager.workspaceId, { channelId })).conversationId
const status = async (id: string) => (await manager.request('GET', `/conversations/${id}`)).status
async function night(): Promise<void> {
  await testApp.registered.jobs
    .find((job) => job.name === nightJob)
    ?.run({} as never, { attempt: 1, lastAttempt: false })
  await testApp.settle()
}

describe('retention', () => {
  it('keeps everything until somebody says otherwise', async () => {
    const id = await asked()
    await manager.request('PUT', `/conversations/${id}/deletion`)
    testApp.clock.forward(4000 * day)
    await night()
    expect([await status(id), (await manager.request('GET', '/retention')).body.rules]).toEqual([200, keepsAll])
    await manager.request('DELETE', `/conversations/${id}/deletion`)
  })

  it('shows what will go, and takes it in the night, what is younger not', async () => {
    const [trash, spam, resolved, living] = [await asked(), await asked(), await asked(), await asked()]
    await manager.request('PUT', `/conversations/${trash}/deletion`)
    await manager.request('PUT', `/conversations/${spam}/spam`)
    await manager.request('PUT', `/conversations/${resolved}/resolution`, { body: {} })
    testApp.clock.forward(40 * day)
    const young = await asked()
    await manager.request('PUT', `/conversations/${young}/deletion`)
    expect(await preview({ trashDays: 30, spamDays: 50 })).toMatchObject({
      trash: { count: 1, oldestAt: expect.any(String) },
      spam: { count: 0, oldestAt: null },
      resolved: { count: 0 },
    })
    await rules({ trashDays: 30 })
    await night()
    expect([await status(trash), await status(spam), await status(young)]).toEqual([404, 200, 200])
    await rules({ trashDays: 30, spamDays: 30, resolvedMonths: 1 })
    await night()
    expect([await status(spam), await status(resolved), await status(living)]).toEqual([404, 404, 200])
    expect((await manager.request('GET', '/retention')).body).toMatchObject({ erased: 3, erasedAt: expect.any(String) })
    const { request } = await signedIn(testApp)
    const facts = await loggedUntil(request, 'conversation.erased', trash)
    expect(facts.find((fact) => fact.type === 'conversation.erased')?.data).toMatchObject({
      shelf: 'trash',
      rawMail: false,
    })
  })

  it('keeps raw mails for ever unless the rule says that they go', async () => {
    const mail = async (name: string) => {
      const raw = `From: ${name}@customer.example\r\nTo: shop@kept.example\r\nSubject: ${name}\r\nMessage-ID: <${name}@customer.example>\r\n\r\nHi\r\n`
      const admin = await signedIn(testApp)
      await admin.request('POST', `/channels/${channelId}/mails`, {
        body: raw,
        headers: { 'content-type': 'message/rfc822' },
      })
      await testApp.settle()
      const { rows } = await testApp.platform.database.owner.query<{ id: string; conversation_id: string }>(
        `select id, conversation_id from raw_mails where from_email = $1`,
        [`${name}@customer.example`],
      )
      await manager.request('PUT', `/conversations/${rows[0]?.conversation_id}/deletion`)
      return rows[0]?.id
    }
    const count = async () =>
      (await testApp.platform.database.owner.query<{ count: number }>(`select count(*)::int as count from raw_mails`))
        .rows[0]?.count
    await mail('kept')
    testApp.clock.forward(40 * day)
    await rules({ trashDays: 30 })
    await night()
    expect(await count()).toBe(1)
    await mail('gone')
    testApp.clock.forward(40 * day)
    await rules({ trashDays: 30, rawMail: true })
    await night()
    expect(await count()).toBe(1)
  })

  it.each([
    ['days that are none', { trashDays: 0 }, 'body.trashDays'],
    ['days in parts', { spamDays: 1.5 }, 'body.spamDays'],
    ['a thousand years', { resolvedMonths: 12_000 }, 'body.resolvedMonths'],
  ])('refuses %s', async (_, body, path) => {
    const answer = await rules(body)
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path])
  })
})

it('keeps what was merged as long as the one that stands for it, and takes both together', async () => {
  const [survivor, merged] = [await asked(), await asked()]
  await manager.request('PUT', `/conversations/${merged}/resolution`, { body: {} })
  await manager.request('POST', `/conversations/${survivor}/merges`, { body: { conversationIds: [merged] } })
  testApp.clock.forward(100 * day)
  await rules({ resolvedMonths: 1 })
  await night()
  expect((await manager.request('GET', `/conversations/${merged}`)).body.messages).toHaveLength(2)
  await manager.request('PUT', `/conversations/${survivor}/deletion`)
  testApp.clock.forward(40 * day)
  await rules({ trashDays: 30 })
  await night()
  expect([await status(survivor), await status(merged)]).toEqual([404, 404])
  await rules({})
})
