import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type SignedInMember, signedIn, withKey } from '../../../../testing/factories.ts'
import { aChannel } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let member: SignedInMember
let program: Awaited<ReturnType<typeof withKey>>

beforeAll(async () => {
  testApp = await openTestApp()
  member = await signedIn(testApp)
  program = await withKey(testApp, ['mails.write'])
})
afterAll(() => testApp.close())

const many = 24

/** Mails of as many people that nobody has read yet. */
async function waitingMails(channelId: string, about: string, headers: (who: number) => string = () => '') {
  for (let who = 0; who < many; who++) {
    const { status } = await program.request('POST', `/channels/${channelId}/mails`, {
      body: `From: Writer ${who} <writer${who}@customer.example>\r\nTo: support@shop.example\r\nSubject: ${about} ${who}\r\nMessage-ID: <${about}${who}@customer.example>\r\n${headers(who)}\r\n${about}?\r\n`,
      headers: { 'content-type': 'message/rfc822' },
    })
    expect(status).toBe(202)
  }
}

/** The beginnings of all statements that are asked meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return (asked.mock.calls as unknown[][]).map(([query]) =>
      String((query as { text?: string }).text ?? query)
        .replace(/["\s]+/g, ' ')
        .trim(),
    )
  } finally {
    asked.mockRestore()
  }
}

const countOf = (statements: readonly string[], part: string) => statements.filter((text) => text.includes(part)).length
/** Some, but by far not one a mail. */
const fewOf = (statements: readonly string[], part: string) => {
  expect(countOf(statements, part), part).toBeGreaterThan(0)
  expect(countOf(statements, part), part).toBeLessThan(many / 3)
}

test('mails that come together are written together: what grows with their number is rows, not statements', async () => {
  const channel = await aChannel(member)
  await waitingMails(channel.id, 'first')
  const statements = await statementsOf(() => testApp.settle())
  const { body } = await member.request('GET', `/mails?channelId=${channel.id}&limit=100`)
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual(Array(many).fill('read'))
  for (const table of ['people', 'identities', 'conversations', 'messages', 'mail_ids', 'events'])
    fewOf(statements, `insert into ${table} `)
  for (const asked of [
    'cross join lateral ( select p.id, p.name, p.language, p.merged_into_id',
    'update blocked_senders',
  ])
    fewOf(statements, asked)
})

test('each that goes on with a conversation costs it, and nothing for the others', async () => {
  const channel = await aChannel(member)
  await waitingMails(channel.id, 'begun')
  await testApp.settle()
  await waitingMails(channel.id, 'further', (who) => `In-Reply-To: <begun${who}@customer.example>\r\n`)
  const statements = await statementsOf(() => testApp.settle())
  expect(countOf(statements, 'insert into conversations ')).toBe(0)
  fewOf(statements, 'insert into messages ')
  expect(countOf(statements, 'update conversations set')).toBe(many)
  const { body } = await member.request('GET', `/mails?channelId=${channel.id}&limit=100`)
  const ids = body.items.map(({ conversation }: { conversation: { id: string } }) => conversation.id)
  expect(new Set(ids).size).toBe(many)
})

test('letters that were cut in two, and signs that a text cannot hold, keep no mail away', async () => {
  const channel = await aChannel(member)
  const half = Buffer.from('\u{1f4e6}').toString('base64')
  const raw = `From: ana@customer.example\r\nTo: support@shop.example\r\nSubject: ${'=?utf-8?b?'}${half}?= ${'p'.repeat(997)}=?utf-8?b?${half}?=\r\nMessage-ID: <half@customer.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'\u{1f4e6}'.repeat(400)} \\u0000 \\ud83d\r\n`
  const { status } = await program.request('POST', `/channels/${channel.id}/mails`, {
    body: Buffer.from(raw),
    headers: { 'content-type': 'message/rfc822' },
  })
  expect(status).toBe(202)
  await testApp.settle()
  const { body } = await member.request('GET', `/mails?channelId=${channel.id}`)
  expect(body.items).toMatchObject([{ state: 'read' }])
  const { id } = body.items[0].conversation
  const thread = (await member.request('GET', `/conversations/${id}`)).body
  expect(thread.messages[0].text).toContain('\\u0000 \\ud83d')
})
