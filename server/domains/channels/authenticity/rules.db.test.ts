import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DnsServer, openDnsServer } from '../../../testing/dns-server.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { aChannel, type MailServer, openMailServer } from '../../../testing/mail.ts'
import { signingDomain, writtenMail } from '../../../testing/signed-mail.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

const bank = signingDomain('bank.example', 'reject')
const server = 'mx.shop.example'
let dns: DnsServer
let relay: MailServer
let testApp: TestApp
let member: SignedInMember
let handIn: (channelId: string, raw: Buffer | string) => Promise<{ message: Shown; conversationId: string }>

interface Shown {
  authenticity: Record<string, unknown> | null
  thread: { by: string; reason: string; possibleMatch: { id: string } | null }
}

beforeAll(async () => {
  dns = await openDnsServer(bank.zone)
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_DNS: dns.address, KEPT_RELAY_URL: relay.url })
  member = await signedIn(testApp)
  const program = await withKey(testApp, ['mails.write'])
  handIn = async (channelId, raw) => {
    const given = await program.request('POST', `/channels/${channelId}/mails`, {
      body: raw,
      headers: { 'content-type': 'message/rfc822' },
    })
    await testApp.settle()
    const { body } = await member.request('GET', '/mails?limit=100')
    const { conversation } = body.items.find(({ id }: { id: string }) => id === given.body.id)
    const shown = await member.request('GET', `/conversations/${conversation.id}`)
    return { message: shown.body.messages.at(-1), conversationId: conversation.id }
  }
})
afterAll(async () => {
  await testApp.close()
  await relay.close()
  await dns.close()
})

/** As the provider of the mailbox hands it on: with its own results on top. */
const passedOn = (raw: Buffer, results: string) =>
  `Authentication-Results: ${server}; ${results}\r\n${raw.toString('latin1')}`
const forged = 'spf=fail smtp.mailfrom=eve.example; dmarc=fail (p=REJECT) header.from=bank.example'

test('a signed mail is shown as verified', async () => {
  const channel = await aChannel(member)
  const raw = await writtenMail({ from: 'Ana <ana@bank.example>' }, bank)
  const { message } = await handIn(channel.id, raw)
  expect(message.authenticity).toEqual({
    verdict: 'verified',
    domain: 'bank.example',
    spf: 'unchecked',
    dkim: 'pass',
    dmarc: 'pass',
    policy: 'reject',
    alignedWith: 'bank.example',
    checkedBy: null,
  })
})

test('a mail that nothing speaks for is not judged', async () => {
  const channel = await aChannel(member)
  const { message } = await handIn(channel.id, await writtenMail({ from: 'ana@bank.example' }, null))
  expect(message.authenticity).toBeNull()
})

test('results in the header count where the channel trusts their server, and nowhere else', async () => {
  const trusting = await aChannel(member, { checkedBy: server })
  const careful = await aChannel(member)
  const written = await writtenMail({ from: 'ana@bank.example' }, null)
  expect((await handIn(trusting.id, passedOn(written, forged))).message.authenticity).toMatchObject({
    verdict: 'doubtful',
    policy: 'reject',
    checkedBy: server,
  })
  const another = await writtenMail({ from: 'ana@bank.example' }, null)
  const claimed = passedOn(another, 'dmarc=pass header.from=bank.example')
  expect((await handIn(careful.id, claimed)).message.authenticity).toBeNull()
  expect((await member.request('GET', `/channels/${trusting.id}`)).body.checkedBy).toBe(server)
})

test('under a forged sender nobody joins a conversation, and nobody is answered by rule', async () => {
  const channel = await aChannel(member, { checkedBy: server, automaticReply: true })
  const first = await writtenMail({ from: 'ana@bank.example', messageId: '<first@bank.example>' }, bank)
  const answers = relay.mails.length
  const { conversationId } = await handIn(channel.id, first)
  testApp.clock.forward(60_000)
  await testApp.settle()
  expect(relay.mails.length).toBe(answers + 1)

  const answering = { from: 'ana@bank.example', inReplyTo: '<first@bank.example>', subject: 'New bank details' }
  const doubtful = await handIn(channel.id, passedOn(await writtenMail(answering, null), forged))
  testApp.clock.forward(60_000)
  await testApp.settle()
  expect(doubtful.conversationId).not.toBe(conversationId)
  expect(doubtful.message.thread).toMatchObject({
    by: 'new',
    reason: expect.stringContaining('probably is not from the sender'),
    possibleMatch: { id: conversationId },
  })
  expect(relay.mails.length).toBe(answers + 1)

  const honest = await handIn(channel.id, await writtenMail(answering, bank))
  expect(honest.conversationId).toBe(conversationId)
})

test('DNS that is silent keeps no mail away', async () => {
  dns.silent = true
  const slow = signingDomain('slow.example')
  const channel = await aChannel(member)
  const { message } = await handIn(channel.id, await writtenMail({ from: 'ana@slow.example' }, slow))
  expect(message.authenticity?.verdict ?? 'unknown').toBe('unknown')
  dns.silent = false
}, 20_000)
