import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { type ArrivedMail, aChannel, type MailServer, openMailServer } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let member: SignedInMember

beforeAll(async () => {
  relay = await openMailServer({}, { reports: true })
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

async function answered(cc: { name: null; email: string }[] = [], fields: Record<string, unknown> = {}) {
  const channel = await aChannel(member, fields)
  const to = `ana${++count}@customer.example`
  const mail = await handIn(
    channel.id,
    `From: ${to}\r\nTo: ${channel.address}\r\nSubject: Parcel\r\nMessage-ID: <${to}>\r\n\r\nWhere?\r\n`,
  )
  const id = mail.conversation.id
  await member.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Here.</p>', seenSeq: 1, cc } })
  testApp.clock.forward(60_000)
  await testApp.settle()
  return { channel, to, id, sent: relay.mails.at(-1) as ArrivedMail }
}

/** A report as Postfix writes it; `of` tells by what the mail is known. */
const report = (recipient: string, action: string, of: { envid?: string; messageId?: string }) =>
  [
    'From: MAILER-DAEMON@mx.example',
    'To: x',
    'Subject: Successful Mail Delivery Report',
    `Message-ID: <report${++count}@mx.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'Your message was successfully delivered to the destination(s) listed below.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    ...(of.envid ? [`Original-Envelope-Id: ${of.envid}`] : []),
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    ...(action === 'failed'
      ? ['Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 there is no such user here']
      : ['Status: 2.0.0', 'Diagnostic-Code: smtp; 250 2.0.0 Ok, kept']),
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    of.messageId ? `Message-ID: <${of.messageId}>` : 'Subject: x',
    '--r--',
    '',
  ].join('\r\n')

const answerOf = async (id: string) => (await member.request('GET', `/conversations/${id}`)).body.messages[1]
const envidOf = ({ dsn }: ArrivedMail) => dsn?.envid ?? ''

test('a relay that offers reports is asked for them, under an id of ours', async () => {
  const { sent } = await answered()
  expect(sent.dsn).toEqual({ ret: 'HDRS', envid: sent.read.messageId, notify: [['SUCCESS', 'FAILURE', 'DELAY']] })
})

test('it is not asked where the reports would lie in a mailbox that people read', async () => {
  const imap = { host: '127.0.0.1', port: 1, security: 'none', user: 'shop', password: 'x' }
  const { sent } = await answered([], { imap })
  expect(sent.dsn).toMatchObject({ envid: null, notify: [undefined] })
})

test.each(['delivered', 'relayed (to non-DSN-aware mailer)'])('“%s” makes the answer delivered', async (action) => {
  const { channel, to, id, sent } = await answered()
  expect((await answerOf(id)).delivery.state).toBe('sent')
  const mail = await handIn(channel.id, report(to, action, { envid: envidOf(sent) }))
  expect(mail).toMatchObject({ state: 'read', reason: 'a delivery report', conversation: { id } })
  expect((await answerOf(id)).delivery).toMatchObject({ state: 'delivered', reason: '250 2.0.0 Ok, kept' })
  expect((await member.request('GET', `/conversations/${id}`)).body.messages).toHaveLength(2)
})

test('without the envelope id the mail is known by its Message-ID', async () => {
  const { channel, to, id, sent } = await answered()
  await handIn(channel.id, report(to, 'delivered', { messageId: sent.read.messageId ?? '' }))
  expect((await answerOf(id)).delivery.state).toBe('delivered')
})

test('a delay leaves it sent', async () => {
  const { channel, to, id, sent } = await answered()
  await handIn(channel.id, report(to, 'delayed', { envid: envidOf(sent) }))
  expect(await answerOf(id)).toMatchObject({ delivery: { state: 'sent' }, bounces: [{ kind: 'soft' }] })
})

test('with several recipients it is delivered when all have it', async () => {
  const { channel, to, id, sent } = await answered([{ name: null, email: 'Boris@customer.example' }])
  await handIn(channel.id, report(to, 'delivered', { envid: envidOf(sent) }))
  expect((await answerOf(id)).delivery.state).toBe('sent')
  await handIn(channel.id, report('boris@customer.example', 'relayed', { envid: envidOf(sent) }))
  expect((await answerOf(id)).delivery.state).toBe('delivered')
})

test('a bounce that comes later counts more', async () => {
  const { channel, to, id, sent } = await answered()
  await handIn(channel.id, report(to, 'delivered', { envid: envidOf(sent) }))
  await handIn(channel.id, report(to, 'failed', { envid: envidOf(sent), messageId: sent.read.messageId ?? '' }))
  expect((await answerOf(id)).delivery.state).toBe('failed')
})

test('a report that names no mail of ours delivers nothing', async () => {
  const { channel, to, id, sent } = await answered()
  const forged = envidOf(sent).replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@')
  await handIn(channel.id, report(to, 'delivered', { envid: forged }))
  expect((await answerOf(id)).delivery.state).toBe('sent')
})

test('a report that is quicker than the yes of the relay is not forgotten', async () => {
  const channel = await aChannel(member)
  const to = `ana${++count}@customer.example`
  relay.refuse.mail = async () => {
    relay.refuse.mail = () => null
    const { rows } = await testApp.platform.database.owner.query(
      'select mail_id from outbound where state = $1 order by created_at desc limit 1',
      ['sending'],
    )
    await handIn(channel.id, report(to, 'delivered', { envid: rows[0].mail_id }))
    return null
  }
  const mail = await handIn(
    channel.id,
    `From: ${to}\r\nTo: ${channel.address}\r\nMessage-ID: <${to}>\r\n\r\nWhere?\r\n`,
  )
  const { id } = mail.conversation
  await member.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Here.</p>', seenSeq: 1 } })
  testApp.clock.forward(60_000)
  await testApp.settle()
  expect((await answerOf(id)).delivery.state).toBe('delivered')
})
