import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
beforeEach(() => {
  relay.yes = () => 'Ok'
})

let count = 0
async function handIn(channelId: string, headers: Record<string, string>, body = 'Where is it?') {
  const all = { Subject: 'Parcel', 'Message-ID': `<in${++count}@customer.example>`, ...headers }
  const raw = `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body}\r\n`
  const given = await member.request('POST', `/channels/${channelId}/mails`, {
    body: raw,
    headers: { 'content-type': 'message/rfc822' },
  })
  await testApp.settle()
  const { items } = (await member.request('GET', `/mails?channelId=${channelId}`)).body
  return items.find(({ id }: { id: string }) => id === given.body.id)
}

async function answered(yes = 'Ok') {
  const channel = await aChannel(member)
  const from = `ana${++count}@customer.example`
  const { conversation } = await handIn(channel.id, { From: from })
  const reply = async () => {
    relay.yes = () => yes
    const { seq } = (await member.request('GET', `/conversations/${conversation.id}`)).body
    await member.request('POST', `/conversations/${conversation.id}/replies`, {
      body: { html: '<p>Soon.</p>', seenSeq: seq },
    })
    testApp.clock.forward(60_000)
    await testApp.settle()
    return relay.mails.at(-1) as ArrivedMail
  }
  return { channel, from, id: conversation.id as string, reply, sent: await reply() }
}

const amazon = '0102018f3c1a2b4d-1f2e3d4c-5b6a-7988-a7b6-c5d4e3f2a1b0-00000'

test('an id that the relay named in its yes leads the answer home', async () => {
  const { channel, from, id } = await answered(`Ok ${amazon}1`)
  const answer = await handIn(channel.id, { From: from, 'In-Reply-To': `<${amazon}1@eu-west-1.amazonses.com>` })
  expect(answer.conversation.id).toBe(id)
  const { messages } = (await member.request('GET', `/conversations/${id}`)).body
  expect(messages.at(-1).thread.by).toBe('known-message-id')
})

test('it is a guess all the same: who does not take part is doubted', async () => {
  const { channel, id } = await answered(`Ok ${amazon}2`)
  const eve = { From: 'eve@elsewhere.example', 'In-Reply-To': `<${amazon}2@email.amazonses.com>` }
  expect((await handIn(channel.id, eve)).conversation.id).not.toBe(id)
})

test('an id that only the first answer tells is learnt from it', async () => {
  const { channel, from, id, sent } = await answered()
  const rewritten = `<rewritten${count}@relay.example>`
  const first = await handIn(channel.id, {
    From: from,
    To: sent.read.replyTo[0]?.email ?? '',
    'In-Reply-To': rewritten,
  })
  expect(first.conversation.id).toBe(id)
  const second = await handIn(channel.id, { From: from, To: channel.address, References: rewritten })
  expect(second.conversation.id).toBe(id)
})

test('our next mail answers theirs, and refers to ours under both its ids', async () => {
  const { channel, from, id, sent, reply } = await answered(`2.0.0 queued as <rewritten${count}@relay.example>`)
  const theirs = `<theirs${count}@customer.example>`
  const rewritten = `rewritten${count - 2}@relay.example`
  await handIn(channel.id, { From: from, 'In-Reply-To': `<${sent.read.messageId}>`, 'Message-ID': theirs })
  const next = await reply()
  expect(next.read.inReplyTo).toEqual([theirs.slice(1, -1)])
  expect(next.read.references).toEqual(expect.arrayContaining([sent.read.messageId, rewritten]))
  expect((await member.request('GET', `/conversations/${id}`)).body.messages).toHaveLength(4)
})

test('a bounce that names the new id lands on its message', async () => {
  const { channel, from, id } = await answered(`Ok ${amazon}3`)
  await handIn(
    channel.id,
    {
      From: 'MAILER-DAEMON@eu-west-1.amazonses.com',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
    },
    `--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; amazonses.com\r\n\r\nFinal-Recipient: rfc822; forwarded@elsewhere.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 there is no such user here\r\n\r\n--r\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <${amazon}3@eu-west-1.amazonses.com>\r\nTo: ${from}\r\n\r\nSoon.\r\n--r--`,
  )
  const { messages } = (await member.request('GET', `/conversations/${id}`)).body
  expect(messages[1]).toMatchObject({ delivery: { state: 'failed' }, bounces: [{ status: '5.1.1' }] })
})

test('our own mail that comes back under its new id is known as ours', async () => {
  const { channel, id, sent } = await answered(`Ok ${amazon}4`)
  const loop = sent.read.headers.find(({ name }) => name.toLowerCase() === 'x-kept-loop')?.value ?? ''
  const back = { From: channel.address, 'Message-ID': `<${amazon}4@eu-west-1.amazonses.com>` }
  expect(await handIn(channel.id, { ...back, 'X-Kept-Loop': loop })).toMatchObject({
    state: 'duplicate',
    reason: 'our own mail came back',
    conversation: { id },
  })
  expect((await handIn(channel.id, { ...back, From: 'eve@elsewhere.example' })).state).toBe('read')
})
