import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { aChannel, type MailServer, openMailServer, startChannels, writeTo } from '../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

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

test('a mail by SMTP becomes a conversation, the answer leaves by SMTP, and the answer to it comes home', async () => {
  const channel = await aChannel(member)
  const written = await writeTo(port, {
    from: 'Ana Petrova <ana@customer.example>',
    to: channel.address,
    subject: 'Where is my parcel?',
    text: 'It should have come yesterday.',
  })
  expect(written.response).toMatch(/^250 /)
  await testApp.settle()

  const { body: list } = await member.request('GET', '/conversations')
  expect(list.items).toHaveLength(1)
  const { id, number } = list.items[0]
  const { body: conversation } = await member.request('GET', `/conversations/${id}`)
  expect(conversation).toMatchObject({
    subject: 'Where is my parcel?',
    person: { name: 'Ana Petrova', email: 'ana@customer.example' },
  })
  expect(conversation.messages[0].text.trim()).toBe('It should have come yesterday.')

  const replied = await member.request('POST', `/conversations/${id}/replies`, {
    body: { html: '<p>It comes <b>today</b>.</p>', seenSeq: 1 },
  })
  expect(replied.status).toBe(201)
  testApp.clock.forward(60_000)
  await testApp.settle()

  const [answer] = relay.mails
  expect(relay.mails).toHaveLength(1)
  expect(answer?.recipients).toEqual(['ana@customer.example'])
  expect(answer?.read).toMatchObject({
    subject: 'Re: Where is my parcel?',
    inReplyTo: [written.messageId.slice(1, -1)],
  })
  expect(answer?.read.from?.email).toBe(channel.address)
  expect(answer?.read.text).toContain('It comes today.')
  expect(answer?.read.text).toContain('> It should have come yesterday.')
  expect(answer?.read.replyTo[0]?.email).toMatch(new RegExp(`\\+c${number}\\.[a-z2-7]{12}@`))
  const { body: sent } = await member.request('GET', `/conversations/${id}`)
  expect(sent.messages.at(-1).delivery).toMatchObject({ state: 'sent', attempts: 1 })

  await writeTo(port, {
    from: 'ana@customer.example',
    to: answer?.read.replyTo[0]?.email ?? '',
    subject: 'Re: Where is my parcel?',
    text: 'Thank you!',
  })
  await testApp.settle()
  const { body: answered } = await member.request('GET', `/conversations/${id}`)
  expect(answered.messages).toHaveLength(3)
  expect(answered.messages[2]).toMatchObject({ kind: 'inbound', thread: { by: 'address' } })
})
