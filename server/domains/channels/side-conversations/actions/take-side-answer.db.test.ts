import { afterAll, beforeAll, expect, test } from 'vitest'
import { askedOutside, written } from '../../../../testing/asides.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import {
  type ArrivedMail,
  type MailServer,
  openMailServer,
  smtpError,
  startChannels,
  writeRaw,
  writeTo,
} from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let member: SignedInMember
let port: number
let stop: () => Promise<void>

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  member = await signedIn(testApp)
  const started = await startChannels(testApp, member)
  port = started.port
  stop = started.stop
})
afterAll(async () => {
  await stop()
  await testApp.close()
  await relay.close()
})

const asked = (more: Record<string, unknown> = {}) => askedOutside({ testApp, member, relay, port }, more)
const sidesOf = async (id: string) =>
  (await member.request('GET', `/conversations/${id}/side-conversations`)).body.items
const threadOf = async (id: string) => (await member.request('GET', `/conversations/${id}`)).body
const countAll = async () =>
  (await member.request('GET', '/conversations/counts')).body.items.find(({ view }: { view: string }) => view === 'all')
    .count
const settle = async () => {
  testApp.clock.forward(60_000)
  await testApp.settle()
}
const write = async (mail: Parameters<typeof writeTo>[1]) => {
  const sent = await writeTo(port, mail)
  await testApp.settle()
  return sent
}

/** Notices to members leave by the same relay whenever they are due. */
const lastAside = () => relay.mails.findLast(({ read }) => /^s\d+\./.test(read.messageId ?? ''))

test('somebody outside is asked by mail under an address of its own, and the answer comes beside the thread', async () => {
  const { id, number, haulier, customer, channel, side, sent, plus } = await asked()
  expect(side).toMatchObject({
    number: 1,
    team: null,
    outside: { to: [{ name: 'Dispatch', email: haulier }], cc: [] },
    sentFrom: 'Shop',
    state: 'open',
    mayEnd: true,
    messages: [{ delivery: { state: 'waiting' }, to: [{ email: haulier }] }],
  })
  expect(sent.recipients).toEqual([haulier])
  expect(sent.read).toMatchObject({ subject: 'Lorry 7', inReplyTo: [], references: [] })
  expect(sent.read.from?.email).toBe(channel.address)
  expect(plus).toMatch(new RegExp(`\\+s${number}\\.1\\.[a-z2-7]{12}@`))
  expect(sent.sender).toBe(plus)
  expect(sent.read.messageId).toMatch(new RegExp(`^s${number}\\.1\\.`))
  expect(sent.read.text).toContain('Is it on the lorry?')
  expect(sent.raw).not.toContain(customer)
  expect(sent.raw).not.toContain('come yesterday')
  expect((await sidesOf(id))[0].messages[0].delivery).toMatchObject({ state: 'sent', attempts: 1 })

  const before = await countAll()
  const people = (await member.request('GET', '/people?limit=100')).body.items.length
  const answer = await write({
    from: `Dispatch <${haulier}>`,
    to: plus,
    subject: 'Re: Lorry 7',
    text: `Yes, it arrives at six.\n\nOn Monday, Shop wrote:\n> Is it on the lorry?\n`,
    attachments: [{ filename: 'bill.txt', content: 'Lorry 7' }],
    inReplyTo: `<${sent.read.messageId}>`,
  })
  const [answered] = await sidesOf(id)
  expect(answered).toMatchObject({ state: 'answered', overdue: false })
  expect(answered.messages).toHaveLength(2)
  expect(answered.messages[1]).toMatchObject({
    seq: 2,
    author: null,
    from: { name: 'Dispatch', email: haulier },
    fromAsked: true,
    doubt: null,
    automatic: null,
    delivery: null,
    attachments: [{ name: 'bill.txt', size: 7 }],
  })
  expect(answered.messages[1].html).toMatch(/data-folded/)
  expect((await member.request('GET', answered.messages[1].rawUrl.replace('/api', ''))).status).toBe(200)
  expect(await countAll()).toBe(before)
  expect((await member.request('GET', '/people?limit=100')).body.items).toHaveLength(people)
  const thread = await threadOf(id)
  expect(thread.status).toBe('open')
  expect(thread.messages).toHaveLength(2)
  expect(thread.messages[1]).toMatchObject({
    kind: 'system',
    sideId: side.id,
    text: 'Dispatch answered “Lorry 7” by mail.',
  })

  await member.request('POST', `/side-conversations/${side.id}/messages`, { body: { html: '<p>Which door?</p>' } })
  await settle()
  const further = lastAside() as ArrivedMail
  expect(further.recipients).toEqual([haulier])
  expect(further.read).toMatchObject({
    subject: 'Re: Lorry 7',
    inReplyTo: [answer.messageId.slice(1, -1)],
    references: [sent.read.messageId, answer.messageId.slice(1, -1)],
  })
  expect(further.read.text).toContain('> Yes, it arrives at six.')
  expect((await sidesOf(id))[0]).toMatchObject({ state: 'open' })
})

test('who ended it is told nevertheless when an answer comes: it waits for the asker again', async () => {
  const { id, haulier, side, plus } = await asked()
  await member.request('PUT', `/side-conversations/${side.id}/completion`)
  await write({ from: haulier, to: plus, subject: 'Re: Lorry 7', text: 'Stolen!' })
  expect(await sidesOf(id)).toMatchObject([{ state: 'answered' }])
})

test('a stranger who knows the address is shown as one, and the question waits on', async () => {
  const { id, plus } = await asked()
  const before = await countAll()
  await write({ from: 'Eve <eve@elsewhere.example>', to: plus, subject: 'Re: Lorry 7', text: 'Pay me.' })
  const [side] = await sidesOf(id)
  expect(side).toMatchObject({ state: 'open' })
  expect(side.messages[1]).toMatchObject({ doubt: 'unknown-sender', from: { email: 'eve@elsewhere.example' } })
  expect(await countAll()).toBe(before)
  expect((await threadOf(id)).messages[1].text).toContain('does not count as an answer')

  const path = `/side-conversations/${side.id}/messages`
  await member.request('POST', path, {
    body: { html: '<p>Who are you?</p>', to: [{ email: 'eve@elsewhere.example' }] },
  })
  await settle()
  expect(lastAside()?.read.text).not.toContain('Pay me')
  await write({ from: 'eve@elsewhere.example', to: plus, subject: 'Re: Lorry 7', text: 'Of the night shift.' })
  expect((await sidesOf(id))[0]).toMatchObject({ state: 'answered' })
})

test('a forged sender does not count as an answer', async () => {
  const { id, haulier, plus, channel } = await asked()
  await member.request('PATCH', `/channels/${channel.id}`, { body: { checkedBy: 'mx.shop.example' } })
  const results =
    'mx.shop.example; spf=fail smtp.mailfrom=eve.example; dmarc=fail (p=REJECT) header.from=carrier.example'
  const raw = `Authentication-Results: ${results}\r\nFrom: ${haulier}\r\nTo: ${plus}\r\nSubject: Re: Lorry 7\r\nMessage-ID: <forged${id}@eve.example>\r\n\r\nYes\r\n`
  await writeRaw(port, 'eve@eve.example', plus, raw)
  await testApp.settle()
  expect((await sidesOf(id))[0]).toMatchObject({
    state: 'open',
    messages: [{}, { doubt: 'doubtful-sender', authenticity: { verdict: 'doubtful' } }],
  })
})

test('what a machine says is shown, answers nothing and leaves no line in the thread', async () => {
  const { id, haulier, plus } = await asked()
  await write({
    from: haulier,
    to: plus,
    subject: 'Out of office',
    text: 'Back on Monday.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  const [side] = await sidesOf(id)
  expect(side).toMatchObject({ state: 'open', messages: [{}, { automatic: { kind: expect.any(String) } }] })
  expect((await threadOf(id)).messages).toHaveLength(1)
})

const report = (haulier: string, original: string) =>
  `From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <${Math.random()}@mx.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${haulier}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--r\r\nContent-Type: message/rfc822\r\n\r\n${original}\r\n--r--\r\n`
const plainReport = (haulier: string) =>
  `From: Mail Delivery System <mailer-daemon@mx.example>\r\nSubject: Mail delivery failed\r\nX-Failed-Recipients: ${haulier}\r\nAuto-Submitted: auto-replied\r\nMessage-ID: <${Math.random()}@mx.example>\r\n\r\nThis message was created automatically by mail delivery software.\r\n\r\nA message that you sent could not be delivered to one or more of its recipients.\r\n\r\n  ${haulier}\r\n    host mx.example [1.2.3.4]: 550 5.1.1 no such user\r\n`

test.each([
  ['with the mail', (haulier: string, sent: ArrivedMail) => report(haulier, sent.raw)],
  ['without it', (haulier: string) => plainReport(haulier)],
])('a bounce %s lands on what bounced, is said in the thread, and the mail can be sent again', async (_, made) => {
  const { id, haulier, plus, sent } = await asked()
  const before = await countAll()
  await writeRaw(port, '', plus, made(haulier, sent))
  await testApp.settle()
  expect(await countAll()).toBe(before)
  const [side] = await sidesOf(id)
  expect(side.messages).toHaveLength(1)
  expect(side.messages[0]).toMatchObject({
    delivery: { state: 'failed', reason: expect.stringContaining('no such user') },
    bounces: [{ recipient: haulier, kind: 'hard' }],
  })
  expect((await threadOf(id)).messages[1]).toMatchObject({
    sideId: side.id,
    text: '“Lorry 7” could not be delivered to Dispatch.',
  })
  expect((await member.request('PUT', `/side-messages/${side.messages[0].id}/delivery`)).status).toBe(200)
  await settle()
  expect(lastAside()?.read.messageId).toBe(sent.read.messageId)
  expect((await sidesOf(id))[0].messages[0].delivery).toMatchObject({ state: 'sent' })
})

test('a bounce of the question is not put on a reply to the same address in the thread', async () => {
  const { id, haulier, plus, customer } = await asked()
  await member.request('POST', `/conversations/${id}/replies`, {
    body: {
      html: '<p>Soon.</p>',
      seenSeq: 1,
      to: [{ name: null, email: customer }],
      cc: [{ name: null, email: haulier }],
    },
  })
  await settle()
  await writeRaw(port, '', plus, plainReport(haulier))
  await testApp.settle()
  expect((await sidesOf(id))[0].messages[0].bounces).toHaveLength(1)
  expect((await threadOf(id)).messages.find(({ kind }: { kind: string }) => kind === 'outbound').bounces).toEqual([])
})

test('a relay that refuses is tried again under the same Message-ID, then it has failed with its words', async () => {
  const refused: string[] = []
  relay.refuse.recipient = (address) => {
    if (!address.endsWith('@carrier.example')) return null
    refused.push(address)
    return smtpError(550, '5.7.1 not here')
  }
  try {
    const { id, number } = await written({ testApp, member, port })
    const { body } = await member.request('POST', `/conversations/${id}/side-conversations`, {
      body: { to: [{ email: 'nobody@carrier.example' }], subject: 'Lorry', html: '<p>Is it?</p>' },
    })
    await settle()
    expect(refused).toEqual(['nobody@carrier.example'])
    const [side] = await sidesOf(id)
    expect(side.messages[0].delivery).toMatchObject({ state: 'failed', reason: expect.stringContaining('not here') })
    relay.refuse.recipient = () => null
    expect((await member.request('PUT', `/side-messages/${body.messages[0].id}/delivery`)).status).toBe(200)
    await settle()
    expect(lastAside()?.read.messageId).toMatch(new RegExp(`^s${number}\\.1\\.`))
    expect((await member.request('PUT', `/side-messages/${body.messages[0].id}/delivery`)).status).toBe(409)
  } finally {
    delete relay.refuse.recipient
  }
})

test('where a mailbox takes the mail in, the number in the subject stands for the address', async () => {
  const conversation = await written({ testApp, member, port })
  const imap = { host: '127.0.0.1', port: 9, security: 'none', user: 'u', password: 'p', folder: 'INBOX' }
  const { status } = await member.request('PATCH', `/channels/${conversation.channel.id}`, { body: { imap } })
  expect(status).toBe(200)
  await member.request('POST', `/conversations/${conversation.id}/side-conversations`, {
    body: { to: [{ email: 'dispatch@imap.example' }], subject: 'Lorry 8', html: '<p>Is it?</p>' },
  })
  await settle()
  const { read } = lastAside() as ArrivedMail
  expect(read.replyTo).toEqual([])
  expect(read.subject).toMatch(new RegExp(`^Lorry 8 \\[#${conversation.number}\\.1-[a-z2-7]{8}\\]$`))
  const before = await countAll()
  const raw = `From: dispatch@imap.example\r\nTo: ${conversation.channel.address}\r\nSubject: Re: ${read.subject}\r\nMessage-ID: <imap@imap.example>\r\n\r\nYes\r\n`
  await member.request('POST', `/channels/${conversation.channel.id}/mails`, {
    body: raw,
    headers: { 'content-type': 'message/rfc822' },
  })
  await testApp.settle()
  expect(await sidesOf(conversation.id)).toMatchObject([{ state: 'answered', messages: [{}, { doubt: null }] }])
  expect(await countAll()).toBe(before)
})

test('the same answer twice is taken once, and our own mail that comes back is none', async () => {
  const { id, haulier, plus, sent } = await asked()
  const raw = `From: ${haulier}\r\nTo: ${plus}\r\nSubject: Re: Lorry 7\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <once${id}@carrier.example>\r\n\r\nYes\r\n`
  for (let times = 0; times < 2; times++) await writeRaw(port, haulier, plus, raw)
  await writeRaw(port, plus, plus, Buffer.from(sent.raw, 'latin1'))
  await testApp.settle()
  expect((await sidesOf(id))[0].messages).toHaveLength(2)
})

test('an answer to the address of the channel finds its way by the ids that it answers', async () => {
  const { id, haulier, channel, sent, plus } = await asked()
  await write({
    from: haulier,
    to: channel.address,
    subject: 'Re: Lorry 7',
    text: 'One',
    inReplyTo: `<${sent.read.messageId}>`,
  })
  const own = await write({ from: haulier, to: plus, subject: 'Re: Lorry 7', text: 'Two' })
  // By an id of theirs alone: from them it counts, from a stranger it is a matter of its own, and never of the thread.
  await write({ from: haulier, to: channel.address, subject: 'And', text: 'Three', inReplyTo: own.messageId })
  const before = await countAll()
  await write({
    from: 'eve@elsewhere.example',
    to: channel.address,
    subject: 'And',
    text: 'Four',
    inReplyTo: own.messageId,
  })
  expect((await sidesOf(id))[0].messages.map(({ text }: { text: string }) => text.trim())).toEqual([
    'Is it on the lorry?',
    'One',
    'Two',
    'Three',
  ])
  expect(await countAll()).toBe(before + 1)
  expect((await threadOf(id)).messages.filter(({ kind }: { kind: string }) => kind === 'inbound')).toHaveLength(1)
})

test('an answer to a merged conversation’s question comes beside the one that stands for it', async () => {
  const one = await written({ testApp, member, port })
  const { id, haulier, side, plus } = await asked()
  const merged = await member.request('POST', `/conversations/${one.id}/merges`, { body: { conversationIds: [id] } })
  await write({ from: haulier, to: plus, subject: 'Re: Lorry 7', text: 'Yes' })
  expect(await sidesOf(one.id)).toMatchObject([{ id: side.id, state: 'answered', conversation: { id: one.id } }])
  expect((await threadOf(one.id)).messages.at(-1)).toMatchObject({ kind: 'system', sideId: side.id })
  expect((await member.request('DELETE', `/conversation-merges/${merged.body.items[0].id}`)).status).toBe(204)
  expect(await sidesOf(one.id)).toEqual([])
  expect((await threadOf(one.id)).messages).toHaveLength(1)
  expect(await sidesOf(id)).toMatchObject([{ id: side.id, state: 'answered' }])
  expect((await threadOf(id)).messages.at(-1)).toMatchObject({ kind: 'system', sideId: side.id })
})

test('what was asked beside a conversation goes with it, mails and files too', async () => {
  const { id, haulier, plus, side } = await asked()
  await write({
    from: haulier,
    to: plus,
    subject: 'Re',
    text: 'Yes',
    attachments: [{ filename: 'a.txt', content: 'a' }],
  })
  await member.request('PUT', `/conversations/${id}/deletion`)
  await write({ from: haulier, to: plus, subject: 'Re', text: 'Still there?' })
  expect((await sidesOf(id))[0].messages).toHaveLength(3)
  const refused = await member.request('POST', `/side-conversations/${side.id}/messages`, {
    body: { html: '<p>No</p>' },
  })
  expect(refused).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } })
  const owner = testApp.platform.database.owner
  const left = async () => {
    const counts = ['outbound', 'mail_ids'].map((table) =>
      owner.query(`select count(*)::int as n from ${table} where side_id = $1`, [side.id]),
    )
    const files = owner.query(
      'select count(*)::int as n from attachments where side_message_id in (select id from side_messages where side_id = $1)',
      [side.id],
    )
    return (await Promise.all([...counts, files])).map(({ rows }) => rows[0].n)
  }
  expect(await left()).toEqual([1, 3, 1])
  const fileUrl = (await sidesOf(id))[0].messages[1].attachments[0].url
  await member.request('PUT', '/retention', {
    body: { trashDays: 1, spamDays: null, resolvedMonths: null, rawMail: true },
  })
  testApp.clock.forward(3 * 24 * 60 * 60_000)
  const night = testApp.registered.jobs.find(({ name }) => name === 'conversations.retain')
  await night?.run({} as never, { attempt: 1, lastAttempt: false })
  await testApp.settle()
  expect((await member.request('GET', `/conversations/${id}`)).status).toBe(404)
  expect(await left()).toEqual([0, 0, 0])
  expect((await member.request('GET', fileUrl.replace('/api', ''))).status).toBe(404)
})
