import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import {
  type ArrivedMail,
  aChannel,
  type MailServer,
  openMailServer,
  startChannels,
  writeRaw,
} from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

interface Kept {
  testApp: TestApp
  relay: MailServer
  member: SignedInMember
  port: number
  stop(): Promise<void>
}

async function openKept(mailName: string): Promise<Kept> {
  const relay = await openMailServer()
  const testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: mailName })
  const member = await signedIn(testApp)
  const { port, stop } = await startChannels(testApp, member)
  return {
    testApp,
    relay,
    member,
    port,
    async stop() {
      await stop()
      await testApp.close()
      await relay.close()
    },
  }
}

let ours: Kept
let theirs: Kept
beforeAll(async () => {
  ours = await openKept('ours.example')
  theirs = await openKept('theirs.example')
})
afterAll(async () => {
  await ours.stop()
  await theirs.stop()
})
afterEach(() => {
  ours.relay.mails.length = 0
  theirs.relay.mails.length = 0
})

const answering = { automaticReply: true, replyMinutes: 120 }
const letter = (
  from: string,
  to: string,
  more: Record<string, string> = {},
  text = 'Where is my parcel? It should have come yesterday.',
) =>
  `${Object.entries({ From: from, To: to, Subject: 'Parcel', 'Message-ID': `<${Math.random()}@x.example>`, ...more })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${text}\r\n`

async function write(kept: Kept, from: string, to: string, raw: string) {
  await writeRaw(kept.port, from, to, raw)
  await kept.testApp.settle()
}

describe('the automatic first answer', () => {
  test('states number and reply time, in the language of who wrote, and says that it is automatic', async () => {
    const channel = await aChannel(ours.member, answering)
    await write(ours, 'ana@customer.example', channel.address, letter('Ana <ana@customer.example>', channel.address))
    await write(
      ours,
      'ivan@customer.example',
      channel.address,
      letter('ivan@customer.example', channel.address, {}, 'Здравствуйте, когда придёт мой заказ? Вы обещали вчера.'),
    )
    await write(
      ours,
      'boris@customer.example',
      channel.address,
      letter('boris@customer.example', channel.address, {}, 'Здравейте, кога ще дойде моята пратка? Моля, отговорете.'),
    )
    const [english, russian, bulgarian] = ours.relay.mails
    expect(english?.recipients).toEqual(['ana@customer.example'])
    expect(english?.read.text).toContain('within 2 hours')
    expect(english?.read.automatic).toMatchObject({ kind: 'auto-reply' })
    expect(english?.raw).toMatch(/^Auto-Submitted: auto-replied/m)
    expect(english?.raw).toMatch(/^X-Auto-Response-Suppress: All/m)
    expect(english?.read.text).not.toContain('> ')
    expect(russian?.read.text).toContain('в течение 2 часов')
    expect(bulgarian?.read.text).toContain('до 2 часа')
  })

  test('may say it in own words', async () => {
    const channel = await aChannel(ours.member, {
      ...answering,
      automaticReplyText: 'Got it: {{number}}, {{reply_time}}. <b>',
    })
    await write(ours, 'ana2@customer.example', channel.address, letter('ana2@customer.example', channel.address))
    expect(ours.relay.mails[0]?.read.text).toMatch(/^Got it: \d+, within 2 hours\. <b>/)
    expect(ours.relay.mails[0]?.read.html).not.toContain('<b>')
  })

  test.each([
    ['an automatic mail', { 'Auto-Submitted': 'auto-generated' }],
    ['a mailing list', { 'List-Id': '<news.example>' }],
    ['an absence', { 'X-Autoreply': 'yes' }],
  ])('never goes to %s', async (_, headers) => {
    const channel = await aChannel(ours.member, answering)
    await write(
      ours,
      'ana3@customer.example',
      channel.address,
      letter('ana3@customer.example', channel.address, headers),
    )
    expect(ours.relay.mails).toHaveLength(0)
  })

  test.each(['no-reply@customer.example', 'mailer-daemon@customer.example'])('never goes to %s', async (from) => {
    const channel = await aChannel(ours.member, answering)
    await write(ours, from, channel.address, letter(from, channel.address))
    expect(ours.relay.mails).toHaveLength(0)
  })

  test('does not go to the second message, nor where a member begins', async () => {
    const channel = await aChannel(ours.member, answering)
    const first = letter('ana4@customer.example', channel.address, { 'Message-ID': '<first4@x.example>' })
    await write(ours, 'ana4@customer.example', channel.address, first)
    await write(
      ours,
      'ana4@customer.example',
      channel.address,
      letter('ana4@customer.example', channel.address, { 'In-Reply-To': '<first4@x.example>' }),
    )
    expect(ours.relay.mails).toHaveLength(1)
    const begun = await ours.member.request('POST', '/conversations', {
      body: { channelId: channel.id, to: 'ana5@customer.example', subject: 'News', html: '<p>Hello</p>' },
    })
    expect(begun.status).toBe(201)
    ours.testApp.clock.forward(60_000)
    await ours.testApp.settle()
    expect(ours.relay.mails.filter(({ recipients }) => recipients.includes('ana5@customer.example'))).toHaveLength(1)
  })

  test('stops after five a day to one sender, and another day begins anew', async () => {
    const channel = await aChannel(ours.member, answering)
    for (let n = 0; n < 8; n++)
      await write(ours, 'often@customer.example', channel.address, letter('often@customer.example', channel.address))
    expect(ours.relay.mails).toHaveLength(5)
    ours.testApp.clock.forward(25 * 60 * 60 * 1000)
    await write(ours, 'often@customer.example', channel.address, letter('often@customer.example', channel.address))
    expect(ours.relay.mails).toHaveLength(6)
  })
})

describe('two that answer each other', () => {
  /** Carries what each has sent to the other, changed on its way; answers how many mails there were. */
  async function carry(change: (raw: string) => string): Promise<number> {
    const [a, b] = [await aChannel(ours.member, answering), await aChannel(theirs.member, answering)]
    await write(ours, b.address, a.address, letter(b.address, a.address))
    let carried = 0
    for (let round = 0; round < 30; round++) {
      const underway: [Kept, ArrivedMail][] = [
        ...ours.relay.mails.splice(0).map((mail): [Kept, ArrivedMail] => [theirs, mail]),
        ...theirs.relay.mails.splice(0).map((mail): [Kept, ArrivedMail] => [ours, mail]),
      ]
      if (!underway.length) break
      carried += underway.length
      for (const [to, mail] of underway)
        await write(to, mail.sender, to === ours ? a.address : b.address, change(mail.raw))
    }
    return carried
  }

  test('stop at once, because each says that it is a machine', async () => {
    expect(await carry((raw) => raw)).toBe(1)
  })

  test('stop even where the way takes that word out', async () => {
    expect(
      await carry((raw) => raw.replace(/^(Auto-Submitted|X-Auto-Response-Suppress|X-Kept-Loop):.*\r\n/gm, '')),
    ).toBeLessThanOrEqual(3)
  })

  test('stop even where nothing ties the mails together', async () => {
    const loose = (raw: string) =>
      raw
        .replace(
          /^(Auto-Submitted|X-Auto-Response-Suppress|X-Kept-Loop|In-Reply-To|References|Reply-To):.*\r\n(?:[ \t].*\r\n)*/gm,
          '',
        )
        .replace(/^Message-ID:.*$/m, `Message-ID: <${Math.random()}@way.example>`)
        .replace(/^Date:.*\r\n/m, '')
    expect(await carry(loose)).toBeLessThanOrEqual(11)
  })
})

test('our own mail that comes back under another id is told by our mark', async () => {
  const channel = await aChannel(ours.member, answering)
  await write(ours, 'loop@customer.example', channel.address, letter('loop@customer.example', channel.address))
  const [answer] = ours.relay.mails.splice(0)
  const back = (answer?.raw ?? '')
    .replace(/^(Auto-Submitted|In-Reply-To|References|X-Auto-Response-Suppress):.*\r\n/gm, '')
    .replace(/^Message-ID:.*$/m, 'Message-ID: <rewritten@way.example>')
  await write(ours, 'x@y.example', channel.address, back)
  expect(ours.relay.mails).toHaveLength(0)
  const { body } = await ours.member.request('GET', `/mails?channelId=${channel.id}`)
  const { body: conversation } = await ours.member.request('GET', `/conversations/${body.items[0].conversation.id}`)
  expect(conversation.messages.at(-1).automatic).toMatchObject({ kind: 'loop' })
})
