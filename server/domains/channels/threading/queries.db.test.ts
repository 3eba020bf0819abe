import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { aChannel, type MailServer, openMailServer } from '../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let vera: SignedInMember
let count = 0
beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  vera = await signedIn(testApp)
})
afterAll(async () => {
  await testApp.close()
  await relay.close()
})

const open = async (id: string | undefined) => (await vera.request('GET', `/conversations/${id}`)).body

async function handIn(channel: { id: string }, headers: Record<string, string>, text: string) {
  const all = {
    To: 'support@shop.example',
    Subject: 'Parcel',
    'Message-ID': `<${++count}@customer.example>`,
    ...headers,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  await vera.request('POST', `/channels/${channel.id}/mails`, {
    body: `${head.join('\r\n')}\r\n\r\n${text}`,
    headers: { 'content-type': 'message/rfc822' },
  })
  await testApp.settle()
  const { body } = await vera.request('GET', '/mails?limit=1')
  return { conversation: body.items[0].conversation as { id: string; number: number }, id: all['Message-ID'] }
}

/** Two people's conversations, each answered once; the second was then merged into the first. */
async function merged() {
  const channel = await aChannel(vera)
  const [ana, bob] = [`ana${count}@customer.example`, `bob${count}@customer.example`]
  const one = await handIn(channel, { From: ana }, 'From Ana')
  const other = await handIn(channel, { From: bob, Subject: 'Invoice' }, 'From Bob')
  const sent: { id: string; replyTo: string }[] = []
  for (const { conversation } of [one, other]) {
    const { seq } = await open(conversation.id)
    const body = { html: '<p>Soon.</p>', seenSeq: seq }
    await vera.request('POST', `/conversations/${conversation.id}/replies`, { body })
    testApp.clock.forward(60_000)
    await testApp.settle()
    const mail = relay.mails.at(-1)?.read
    sent.push({ id: `<${mail?.messageId}>`, replyTo: mail?.replyTo[0]?.email ?? '' })
  }
  const made = await vera.request('POST', `/conversations/${one.conversation.id}/merges`, {
    body: { conversationIds: [other.conversation.id] },
  })
  return { channel, ana, bob, one, other, toBob: sent[1], mergeId: made.body.items[0].id as string }
}

describe('mail for a conversation that was merged', () => {
  test.each([
    ['the signed address', ({ toBob }: Merged) => ({ To: toBob?.replyTo ?? '' })],
    ['our Message-ID', ({ toBob }: Merged) => ({ 'In-Reply-To': toBob?.id ?? '' })],
    ['a Message-ID we know', ({ other }: Merged) => ({ References: other.id })],
    ['its number in the subject', ({ other }: Merged) => ({ Subject: `Invoice [#${other.conversation.number}]` })],
  ])('by %s lands in it and shows in the survivor', async (_, traces) => {
    const all = await merged()
    const answer = await handIn(all.channel, { From: all.bob, ...traces(all) }, 'Bob again')
    expect(answer.conversation).toEqual(all.other.conversation)
    const thread = await open(all.one.conversation.id)
    expect(thread.messages.at(-1)).toMatchObject({ text: 'Bob again', origin: all.other.conversation })
    expect(thread).toMatchObject({ status: 'waiting-on-us', snippet: 'Bob again' })
    await vera.request('DELETE', `/conversation-merges/${all.mergeId}`)
    expect((await open(all.other.conversation.id)).messages.at(-1).text).toBe('Bob again')
    expect((await open(all.one.conversation.id)).messages.map(({ text }: { text: string }) => text)).not.toContain(
      'Bob again',
    )
  })

  test('may come from whoever takes part in either, and from nobody else by a guess', async () => {
    const all = await merged()
    const subject = `Invoice [#${all.other.conversation.number}]`
    const fromAna = await handIn(all.channel, { From: all.ana, Subject: subject }, 'Ana here')
    expect(fromAna.conversation).toEqual(all.other.conversation)
    const stranger = await handIn(all.channel, { From: 'eve@elsewhere.example', Subject: subject }, 'Let me in')
    expect([all.one, all.other].map(({ conversation }) => conversation.id)).not.toContain(stranger.conversation.id)
    expect((await open(stranger.conversation.id)).messages[0].thread.possibleMatch.number).toBe(
      all.other.conversation.number,
    )
  })

  test('an answer carries the thread of whom it is for', async () => {
    const all = await merged()
    await handIn(all.channel, { From: all.bob, 'In-Reply-To': all.toBob?.id ?? '' }, 'Bob again')
    const { seq } = await open(all.one.conversation.id)
    const body = { html: '<p>Here.</p>', seenSeq: seq }
    await vera.request('POST', `/conversations/${all.one.conversation.id}/replies`, { body })
    testApp.clock.forward(60_000)
    await testApp.settle()
    const mail = relay.mails.at(-1)
    expect(mail?.recipients).toEqual([all.bob])
    expect(mail?.read).toMatchObject({ subject: 'Re: Invoice' })
    expect(mail?.read.replyTo[0]?.email).toContain(`+c${all.other.conversation.number}.`)
    expect(mail?.read.references).toContain(all.other.id.slice(1, -1))
  })
})

type Merged = Awaited<ReturnType<typeof merged>>

test('the answer to a message that was taken out comes to where it is now, by whichever name; others stay', async () => {
  const channel = await aChannel(vera)
  const ana = `apart${++count}@customer.example`
  const first = await handIn(channel, { From: ana }, 'Two matters')
  const sent: { id: string; replyTo: string; messageId: string }[] = []
  for (const words of ['About the parcel', 'About the invoice']) {
    const { seq } = await open(first.conversation.id)
    const path = `/conversations/${first.conversation.id}/replies`
    const said = await vera.request('POST', path, { body: { html: `<p>${words}</p>`, seenSeq: seq } })
    testApp.clock.forward(60_000)
    await testApp.settle()
    const mail = relay.mails.at(-1)?.read
    sent.push({ id: `<${mail?.messageId}>`, replyTo: mail?.replyTo[0]?.email ?? '', messageId: said.body.id })
  }
  const [parcel, invoice] = sent
  const made = await vera.request('POST', `/conversations/${first.conversation.id}/splits`, {
    body: { messageIds: [invoice?.messageId] },
  })
  expect(made.status).toBe(201)
  await testApp.settle()
  const apart = made.body.conversation.id as string
  const answer = async (traces: Record<string, string>) =>
    (await handIn(channel, { From: ana, ...traces }, 'My answer')).conversation.id
  expect(await answer({ 'In-Reply-To': invoice?.id ?? '' })).toBe(apart)
  expect(await answer({ To: invoice?.replyTo ?? '', 'In-Reply-To': invoice?.id ?? '' })).toBe(apart)
  const theirs = await handIn(channel, { From: ana, 'In-Reply-To': invoice?.id ?? '' }, 'Once more')
  expect(await answer({ References: theirs.id })).toBe(apart)
  expect(await answer({ To: parcel?.replyTo ?? '', 'In-Reply-To': parcel?.id ?? '' })).toBe(first.conversation.id)
  expect(await answer({ To: parcel?.replyTo ?? '' })).toBe(first.conversation.id)
})
