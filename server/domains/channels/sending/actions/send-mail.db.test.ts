import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemAuthority } from '../../../../platform/scope.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import {
  aChannel,
  type MailServer,
  openMailServer,
  smtpError,
  startChannels,
  writeRaw,
} from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'
import { sweep } from '../../actions/sweep.ts'
import { openMailroom } from '../../adapters/mailroom.ts'
import { claimMail } from './claim-mail.ts'
import { handOver, sendMail } from './send-mail.ts'

let testApp: TestApp
let relay: MailServer
let member: SignedInMember
let running: { port: number; stop(): Promise<void> }

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  member = await signedIn(testApp)
  running = await startChannels(testApp, member)
})
afterAll(async () => {
  await running.stop()
  await testApp.close()
  await relay.close()
})
beforeEach(() => {
  relay.mails.length = 0
  relay.refuse.mail = () => null
  relay.refuse.recipient = () => null
})

let count = 0
/** A conversation that somebody began, on a channel of its own. */
async function aConversation(fields: Record<string, unknown> = {}, text = 'Where is it?') {
  const channel = await aChannel(member, fields)
  const from = `ana${++count}@customer.example`
  await writeRaw(
    running.port,
    from,
    channel.address,
    `From: Ana <${from}>\r\nTo: ${channel.address}\r\nSubject: Parcel\r\nMessage-ID: <${from}>\r\n\r\n${text}\r\n`,
  )
  await testApp.settle()
  const { body } = await member.request('GET', `/mails?channelId=${channel.id}`)
  return {
    channel,
    from,
    id: body.items[0].conversation.id as string,
    number: body.items[0].conversation.number as number,
  }
}

async function reply(id: string, body: Record<string, unknown> = {}) {
  const replied = await member.request('POST', `/conversations/${id}/replies`, {
    body: { html: '<p>Today.</p>', seenSeq: 1, ...body },
  })
  expect(replied.status).toBe(201)
  return replied.body
}

async function later(minutes: number) {
  testApp.clock.forward(minutes * 60_000)
  await testApp.settle()
}

const deliveryOf = async (id: string) =>
  (await member.request('GET', `/conversations/${id}`)).body.messages.at(-1).delivery
const words = (part: string) => expect.stringContaining(part)

describe('what leaves', () => {
  test('carries who wrote, over which channel, and how to answer', async () => {
    const { channel, from, id, number } = await aConversation({
      fromName: 'Parcel Shop',
      signature: '<p>Parcel Shop, <i>Sofia</i></p>',
    })
    await reply(id, {
      cc: [{ name: null, email: 'boss@customer.example' }],
      bcc: [{ name: null, email: 'secret@customer.example' }],
    })
    await later(1)
    const [mail] = relay.mails
    expect(mail?.recipients.sort()).toEqual([from, 'boss@customer.example', 'secret@customer.example'].sort())
    expect(mail?.sender).toMatch(new RegExp(`^${channel.address.replace('@', `\\+c${number}\\.\\w{12}@`)}$`))
    expect(mail?.read.from).toMatchObject({ email: channel.address, name: expect.stringMatching(/ via Parcel Shop$/) })
    expect(mail?.read.inReplyTo).toEqual([from])
    expect(mail?.read.messageId).toMatch(new RegExp(`^${number}\\.[0-9a-f]{32}\\.[a-z2-7]{16}@desk\\.shop\\.example$`))
    expect(mail?.raw).not.toContain('secret@customer.example')
    expect(mail?.raw).not.toMatch(/^Auto-Submitted/m)
    expect(mail?.raw).toMatch(/^X-Kept-Loop: [0-9a-f]{32}/m)
    expect(mail?.read.text).toMatch(/Today\.\n\nParcel Shop, Sofia\n\nOn .* Ana .* wrote:\n> Where is it\?/s)
    expect(mail?.read.html).toContain('Sofia')
  })

  test('ends with the signature of whoever wrote, then with the channel’s', async () => {
    const { id } = await aConversation({ signature: '<p>Parcel Shop</p>' })
    await member.request('PATCH', '/profile', { body: { signature: '<p>Vera, <b>second floor</b></p>' } })
    await reply(id)
    await member.request('PATCH', '/profile', { body: { signature: '' } })
    await later(1)
    // The signature is the one of the moment at which the mail is written.
    expect(relay.mails[0]?.read.text).toMatch(/Today\.\n\nParcel Shop/)
    await member.request('PATCH', '/profile', { body: { signature: '<p>Vera, <b>second floor</b></p>' } })
    await reply(id, { seenSeq: 2 })
    await later(1)
    await member.request('PATCH', '/profile', { body: { signature: '' } })
    expect(relay.mails[1]?.read.text).toMatch(/Today\.\n\nVera, second floor\s+Parcel Shop/)
  })

  test('speaks the language of the customer', async () => {
    const { id } = await aConversation({}, 'Здравствуйте! Где мой заказ? Вы обещали, что это будет вчера.')
    await reply(id)
    await later(1)
    expect(relay.mails[0]?.read.text).toMatch(/ г\. .*Ana .* пишет:/)
  })

  test('takes files and pictures along', async () => {
    const { id } = await aConversation()
    const boundary = 'b'
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const upload = async (name: string, type: string, bytes: Buffer) =>
      (
        await member.request('POST', '/attachments', {
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          body: Buffer.concat([
            Buffer.from(
              `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
            ),
            bytes,
            Buffer.from(`\r\n--${boundary}--\r\n`),
          ]),
        })
      ).body
    const picture = await upload('a.png', 'image/png', png)
    const file = await upload('list.csv', 'text/csv', Buffer.from('a,b'))
    await reply(id, { html: `<p>Look <img src="${picture.url}"></p>`, attachmentIds: [picture.id, file.id] })
    await later(1)
    const [mail] = relay.mails
    const files = mail?.read.attachments.map(({ name, inline, contentId }) => ({ name, inline, contentId }))
    expect(files).toEqual(
      expect.arrayContaining([
        { name: 'a.png', inline: true, contentId: `${picture.id}@kept` },
        expect.objectContaining({ name: 'list.csv', inline: false }),
      ]),
    )
    expect(mail?.read.html).toContain(`data-cid="${picture.id}@kept"`)
    expect(Buffer.from(mail?.read.attachments.find(({ name }) => name === 'list.csv')?.content ?? []).toString()).toBe(
      'a,b',
    )
  })

  test('shows the plain address, and the number in the subject, where mail is fetched from elsewhere', async () => {
    const { id, number, channel } = await aConversation()
    await member.request('PATCH', `/channels/${channel.id}`, {
      body: { imap: { host: '127.0.0.1', port: 1, security: 'none', user: 'a', password: 'b' } },
    })
    await reply(id)
    await later(1)
    expect(relay.mails[0]?.sender).toBe(channel.address)
    expect(relay.mails[0]?.read.replyTo).toEqual([])
    expect(relay.mails[0]?.read.subject).toMatch(new RegExp(`^Re: Parcel \\[#${number}-[a-z2-7]{8}\\]$`))
  })
})

test('what leaves is signed for the channel’s domain', async () => {
  const { id } = await aConversation({ dkim: { domain: 'shop.example', selector: 'kept' } })
  await reply(id)
  await later(1)
  expect(relay.mails[0]?.raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=shop\.example;/m)
})

describe('undo', () => {
  test('in time: nothing leaves', async () => {
    const { id } = await aConversation()
    const message = await reply(id)
    await testApp.settle()
    expect((await member.request('DELETE', `/messages/${message.id}/delivery`)).status).toBe(200)
    await later(5)
    expect(relay.mails).toHaveLength(0)
    expect(
      (await testApp.platform.database.owner.query('select 1 from outbound where message_id = $1', [message.id]))
        .rowCount,
    ).toBe(0)
  })

  test('too late: it says so', async () => {
    const { id } = await aConversation()
    const message = await reply(id)
    await later(1)
    expect((await member.request('DELETE', `/messages/${message.id}/delivery`)).body.code).toBe('too-late-to-undo')
    expect(relay.mails).toHaveLength(1)
  })

  test('before anybody heard of it: nothing leaves', async () => {
    const { id } = await aConversation()
    const message = await reply(id)
    await member.request('DELETE', `/messages/${message.id}/delivery`)
    await later(5)
    expect(relay.mails).toHaveLength(0)
  })
})

describe('a relay that says no', () => {
  test('for now is asked again, and the words are seen meanwhile', async () => {
    const { id } = await aConversation()
    relay.refuse.mail = () => smtpError(451, '4.7.1 Greylisted, come back')
    await reply(id)
    await later(1)
    expect(await deliveryOf(id)).toMatchObject({
      state: 'queued',
      attempts: 1,
      reason: words('Greylisted'),
      nextAttemptAt: expect.any(String),
    })
    await testApp.settle()
    expect(await deliveryOf(id)).toMatchObject({ attempts: 1 })
    relay.refuse.mail = () => null
    await later(2)
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent', attempts: 2, reason: null })
    expect(relay.mails).toHaveLength(1)
  })

  test('for good makes it fail with its words; tried again by hand it keeps its Message-ID', async () => {
    const { id } = await aConversation()
    relay.refuse.mail = () => smtpError(554, '5.7.1 Looks like spam')
    const message = await reply(id)
    await later(1)
    expect(await deliveryOf(id)).toMatchObject({ state: 'failed', reason: words('554 5.7.1 Looks like spam') })
    const { rows } = await testApp.platform.database.owner.query<{ mail_id: string }>(
      'select mail_id from outbound where message_id = $1',
      [message.id],
    )
    relay.refuse.mail = () => null
    expect((await member.request('PUT', `/messages/${message.id}/delivery`)).status).toBe(200)
    await later(1)
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent' })
    expect(relay.mails.map(({ read }) => read.messageId)).toEqual([rows[0]?.mail_id])
  })

  test('to one of several: the others have it, and the one is noted', async () => {
    const { id } = await aConversation()
    relay.refuse.recipient = (address) =>
      address === 'gone@customer.example' ? smtpError(550, '5.1.1 No such user') : null
    await reply(id, { cc: [{ name: null, email: 'gone@customer.example' }] })
    await later(1)
    expect(relay.mails).toHaveLength(1)
    const { body } = await member.request('GET', `/conversations/${id}`)
    expect(body.messages.at(-1).bounces).toMatchObject([
      { recipient: 'gone@customer.example', kind: 'hard', status: '5.1.1', reason: words('No such user') },
    ])
  })

  test('that never answers is given up after three days', { timeout: 60_000 }, async () => {
    const { id } = await aConversation({ smtp: { host: '127.0.0.1', port: 1, security: 'none' } })
    await reply(id)
    for (let hours = 0; hours < 74; hours++) await later(61)
    expect(await deliveryOf(id)).toMatchObject({ state: 'failed', reason: words('ECONNREFUSED') })
  })

  test('to our password: all waits, the channel says what to do', async () => {
    const strict = await openMailServer({ user: 'shop', password: 'right' })
    const smtp = { host: '127.0.0.1', port: strict.port, security: 'none', user: 'shop', password: 'wrong' }
    const { id, channel } = await aConversation({ smtp })
    await reply(id)
    await later(1)
    expect(await deliveryOf(id)).toMatchObject({ state: 'queued', reason: words('535') })
    const { body } = await member.request('GET', `/channels/${channel.id}`)
    expect(body.states).toMatchObject([
      { part: 'smtp-out', ok: false, reason: words('wrong user or password'), advice: words('Check user name') },
    ])
    await member.request('PATCH', `/channels/${channel.id}`, { body: { smtp: { ...smtp, password: 'right' } } })
    await later(2)
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent' })
    expect(strict.mails).toHaveLength(1)
    await strict.close()
  })
})

test('a channel that is switched off says why nothing left', async () => {
  const { id, channel } = await aConversation()
  await reply(id)
  await member.request('PATCH', `/channels/${channel.id}`, { body: { enabled: false } })
  await later(1)
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', reason: words('switched off') })
})

describe('a process that dies', () => {
  const authority = () => systemAuthority(member.workspaceId)
  /** As after a kill: another process, which knows nothing of what the first one did. */
  async function anotherProcess(work: (mailroom: ReturnType<typeof openMailroom>) => Promise<unknown>) {
    const mailroom = openMailroom(testApp.platform)
    try {
      return await work(mailroom)
    } finally {
      mailroom.relays.close()
      await mailroom.outgoing.close()
      await mailroom.leases.close()
    }
  }
  /** Queued, due, with its job lost. */
  async function queued() {
    const { id } = await aConversation()
    const message = await reply(id)
    await testApp.settle()
    testApp.clock.forward(10 * 60_000)
    await testApp.platform.database.owner.query(
      `delete from graphile_worker._private_jobs where payload->>'messageId' = $1`,
      [message.id],
    )
    return { id, messageId: message.id as string }
  }

  test('before claiming: another sends it', async () => {
    const { id } = await queued()
    await anotherProcess(sweep)
    await testApp.settle()
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent' })
    expect(relay.mails).toHaveLength(1)
  })

  test('after claiming: another sends it', async () => {
    const { id, messageId } = await queued()
    await anotherProcess((mailroom) =>
      testApp.platform.scopes.write(authority(), (scope) => claimMail(scope, mailroom, messageId)),
    )
    expect(await deliveryOf(id)).toMatchObject({ state: 'sending' })
    await anotherProcess(sweep)
    await testApp.settle()
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(relay.mails).toHaveLength(1)
  })

  test('after the relay had it, before noting so: it goes under the same Message-ID', async () => {
    const { id, messageId } = await queued()
    await anotherProcess(async (mailroom) => {
      const claimed = await testApp.platform.scopes.write(authority(), (scope) => claimMail(scope, mailroom, messageId))
      if (!claimed) throw new Error('it was not claimed')
      await handOver(mailroom, member.workspaceId, claimed)
    })
    await anotherProcess(sweep)
    await testApp.settle()
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent' })
    expect(new Set(relay.mails.map(({ read }) => read.messageId)).size).toBe(1)
    expect(
      (await testApp.platform.database.owner.query('select 1 from outbound where message_id = $1', [messageId]))
        .rowCount,
    ).toBe(1)
  })

  test('but one that lives keeps what it claimed', async () => {
    const { id, messageId } = await queued()
    await anotherProcess(async (living) => {
      await living.leases.take(`process:${living.processId}`)
      await testApp.platform.scopes.write(authority(), (scope) => claimMail(scope, living, messageId))
      await anotherProcess(sweep)
      await testApp.settle()
      await anotherProcess((mailroom) => sendMail(mailroom, member.workspaceId, messageId))
      expect(await deliveryOf(id)).toMatchObject({ state: 'sending' })
    })
    expect(relay.mails).toHaveLength(0)
  })

  test('two at once send it once', async () => {
    const { id, messageId } = await queued()
    await Promise.all(
      Array.from({ length: 2 }, () =>
        anotherProcess(async (mailroom) => {
          await mailroom.leases.take(`process:${mailroom.processId}`)
          await sendMail(mailroom, member.workspaceId, messageId)
        }),
      ),
    )
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(relay.mails).toHaveLength(1)
  })
})
