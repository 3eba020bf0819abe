import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { type ArrivedMail, aChannel, type MailServer, openMailServer } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let member: SignedInMember

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  member = await signedIn(testApp)
})
afterAll(async () => {
  await testApp.close()
  await relay.close()
})

let count = 0

async function handIn(channelId: string, raw: string) {
  const { body } = await member.request('POST', `/channels/${channelId}/mails`, {
    body: raw,
    headers: { 'content-type': 'message/rfc822' },
  })
  await testApp.settle()
  const { items } = (await member.request('GET', `/mails?channelId=${channelId}`)).body
  return items.find(({ id }: { id: string }) => id === body.id)
}

/** A conversation with one answer that has left. */
async function answered() {
  const channel = await aChannel(member)
  const to = `ana${++count}@customer.example`
  const mail = await handIn(
    channel.id,
    `From: ${to}\r\nTo: ${channel.address}\r\nSubject: Parcel\r\nMessage-ID: <${to}>\r\n\r\nWhere?\r\n`,
  )
  const id = mail.conversation.id
  await member.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Here.</p>', seenSeq: 1 } })
  testApp.clock.forward(60_000)
  await testApp.settle()
  const sent = relay.mails.at(-1) as ArrivedMail
  return { channel, to, id, sent }
}

const report = (to: string, original: string, status = '5.1.1', action = 'failed') =>
  `From: MAILER-DAEMON@mx.example\r\nTo: x\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <${Math.random()}@mx.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${to}\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 ${status} no such user\r\n\r\n--r\r\nContent-Type: message/rfc822\r\n\r\n${original}\r\n--r--\r\n`

const conversation = async (id: string) => (await member.request('GET', `/conversations/${id}`)).body
const countAll = async () =>
  (await member.request('GET', '/conversations/counts')).body.items.find(({ view }: { view: string }) => view === 'all')
    .count

test('a bounce lands on the message that bounced, and makes no conversation of its own', async () => {
  const { channel, to, id, sent } = await answered()
  const before = await countAll()
  const mail = await handIn(channel.id, report(to, sent.raw))
  expect(mail).toMatchObject({ state: 'read', reason: 'a bounce', conversation: { id } })
  expect(await countAll()).toBe(before)
  const { messages } = await conversation(id)
  expect(messages).toHaveLength(2)
  expect(messages[1]).toMatchObject({
    delivery: { state: 'failed', reason: expect.stringContaining('no such user') },
    bounces: [{ recipient: to, kind: 'hard', status: '5.1.1' }],
  })
})

test('the same bounce twice is noted once', async () => {
  const { channel, to, id, sent } = await answered()
  const raw = report(to, sent.raw)
  await handIn(channel.id, raw)
  await handIn(channel.id, raw)
  expect((await conversation(id)).messages[1].bounces).toHaveLength(1)
})

test('a soft one leaves the message sent', async () => {
  const { channel, to, id, sent } = await answered()
  await handIn(channel.id, report(to, sent.raw, '4.2.2'))
  expect((await conversation(id)).messages[1]).toMatchObject({
    delivery: { state: 'sent' },
    bounces: [{ kind: 'soft' }],
  })
})

test('a bounce without the mail itself is told by whom it was sent to', async () => {
  const { channel, to, id } = await answered()
  const raw = `From: Mail Delivery System <mailer-daemon@mx.example>\r\nTo: ${channel.address}\r\nSubject: Mail delivery failed\r\nX-Failed-Recipients: ${to}\r\nAuto-Submitted: auto-replied\r\nMessage-ID: <${Math.random()}@mx.example>\r\n\r\nThis message was created automatically by mail delivery software.\r\n\r\nA message that you sent could not be delivered to one or more of its recipients.\r\n\r\n  ${to}\r\n    host mx.example [1.2.3.4]: 550 5.1.1 no such user\r\n`
  await handIn(channel.id, raw)
  expect((await conversation(id)).messages[1].bounces).toMatchObject([{ recipient: to }])
})

test('a bounce of something that was never ours becomes a conversation, marked automatic', async () => {
  const { channel } = await answered()
  const mail = await handIn(
    channel.id,
    report(
      'stranger@nowhere.example',
      'From: a@b.example\r\nMessage-ID: <never@ours.example>\r\nSubject: x\r\n\r\ny\r\n',
    ),
  )
  const { messages } = await conversation(mail.conversation.id)
  expect(messages[0].automatic).toMatchObject({ kind: 'delivery-report' })
})

test('a bounced message can be sent again, and then counts as sent', async () => {
  const { channel, to, id, sent } = await answered()
  await handIn(channel.id, report(to, sent.raw))
  const { messages } = await conversation(id)
  expect((await member.request('PUT', `/messages/${messages[1].id}/delivery`)).status).toBe(200)
  testApp.clock.forward(60_000)
  await testApp.settle()
  expect((await conversation(id)).messages[1].delivery.state).toBe('sent')
  expect(relay.mails.at(-1)?.read.messageId).toBe(sent.read.messageId)
})
