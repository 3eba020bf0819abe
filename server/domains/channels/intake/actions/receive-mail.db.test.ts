import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SignedInMember, signedIn, withKey } from '../../../../testing/factories.ts'
import { aChannel, type MailServer, openMailServer } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let member: SignedInMember
let handIn: (
  channelId: string,
  raw: string,
) => Promise<{ id: string; conversation: { id: string; number: number } | null; state: string; reason: string | null }>

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  member = await signedIn(testApp)
  const program = await withKey(testApp, ['mails.write'])
  handIn = async (channelId, raw) => {
    const given = await program.request('POST', `/channels/${channelId}/mails`, {
      body: raw,
      headers: { 'content-type': 'message/rfc822' },
    })
    expect(given.status).toBe(202)
    await testApp.settle()
    const { body } = await member.request('GET', '/mails?limit=100')
    return body.items.find(({ id }: { id: string }) => id === given.body.id)
  }
})
afterAll(async () => {
  await testApp.close()
  await relay.close()
})

let count = 0
/** A raw mail; every header may be given, and left out with ''. */
function letter(headers: Record<string, string>, text = 'Where is my parcel?'): string {
  const all = {
    From: 'ana@customer.example',
    To: 'support@shop.example',
    Subject: 'Parcel',
    'Message-ID': `<${++count}@customer.example>`,
    Date: `Sat, 21 Nov 2026 10:00:${String(count % 60).padStart(2, '0')} +0000`,
    ...headers,
  }
  return `${Object.entries(all)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${text}\r\n`
}

const conversation = async (id: string | undefined) => (await member.request('GET', `/conversations/${id}`)).body
async function answered(id: string) {
  const { seq } = await conversation(id)
  await member.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Soon.</p>', seenSeq: seq } })
  testApp.clock.forward(60_000)
  await testApp.settle()
  const mail = relay.mails.at(-1)
  if (!mail) throw new Error('nothing was sent')
  return mail
}

describe('the same mail', () => {
  test('by two ways is one message', async () => {
    const channel = await aChannel(member)
    const first = letter({})
    const one = await handIn(channel.id, first)
    const two = await handIn(channel.id, `Received: from elsewhere\r\n${first}`)
    expect(two).toMatchObject({ state: 'duplicate', conversation: one.conversation })
    expect((await conversation(one.conversation?.id)).messages).toHaveLength(1)
  })

  test('is known by its words where it has no Message-ID', async () => {
    const channel = await aChannel(member)
    const raw = letter({ 'Message-ID': '' })
    const one = await handIn(channel.id, raw)
    expect(one.state).toBe('read')
    expect(await handIn(channel.id, `X-Way: another\r\n${raw}`)).toMatchObject({
      state: 'duplicate',
      conversation: one.conversation,
    })
    expect(await handIn(channel.id, letter({ 'Message-ID': '' }, 'Another matter.'))).toMatchObject({ state: 'read' })
  })

  test('without Message-ID and date is asked again another day, and what cannot be read is nobody’s copy', async () => {
    const channel = await aChannel(member)
    const raw = letter({ 'Message-ID': '', Date: '' })
    expect(await handIn(channel.id, raw)).toMatchObject({ state: 'read' })
    expect(await handIn(channel.id, `X-Way: another\r\n${raw}`)).toMatchObject({ state: 'duplicate' })
    testApp.clock.forward(24 * 60 * 60 * 1000)
    expect(await handIn(channel.id, raw)).toMatchObject({ state: 'read' })

    const { mailReader } = testApp.platform
    const ended = { failed: 'time limit', reason: 'reading took longer than 20000 ms' } as const
    testApp.platform.mailReader = { ...mailReader, read: async () => ended }
    for (const words of ['one', 'another'])
      expect(await handIn(channel.id, letter({ 'Message-ID': '', Date: '' }, words))).toMatchObject({
        state: 'unreadable',
      })
    testApp.platform.mailReader = mailReader
  })

  test('is not one that took its Message-ID', async () => {
    const channel = await aChannel(member)
    const one = await handIn(channel.id, letter({ 'Message-ID': '<same@broken.example>' }))
    const two = await handIn(
      channel.id,
      letter({ 'Message-ID': '<same@broken.example>', From: 'bob@customer.example', Subject: 'Invoice' }),
    )
    expect(two.state).toBe('read')
    expect(two.conversation?.id).not.toBe(one.conversation?.id)
  })

  test('of ours that comes back is told as such', async () => {
    const channel = await aChannel(member)
    const one = await handIn(channel.id, letter({}))
    const sent = await answered(one.conversation?.id ?? '')
    expect(await handIn(channel.id, sent.raw)).toMatchObject({
      state: 'duplicate',
      reason: 'our own mail came back',
      conversation: one.conversation,
    })
  })
})

describe('an answer finds its conversation', () => {
  test('by our Message-ID, whoever writes', async () => {
    const channel = await aChannel(member)
    const one = await handIn(channel.id, letter({}))
    const sent = await answered(one.conversation?.id ?? '')
    const two = await handIn(
      channel.id,
      letter({
        From: 'colleague@customer.example',
        References: `<x@y> <${sent.read.messageId}>`,
        Subject: 'Something else',
      }),
    )
    expect(two.conversation).toEqual(one.conversation)
    const { messages } = await conversation(one.conversation?.id)
    expect(messages.at(-1).thread).toMatchObject({
      by: 'own-message-id',
      reason: expect.stringContaining(String(one.conversation?.number)),
    })
  })

  test('by a known Message-ID, from who takes part; a stranger is doubted', async () => {
    const channel = await aChannel(member)
    const one = await handIn(
      channel.id,
      letter({ 'Message-ID': '<first@customer.example>', Cc: 'bob@customer.example' }),
    )
    expect(
      (await handIn(channel.id, letter({ From: 'bob@customer.example', 'In-Reply-To': '<first@customer.example>' })))
        .conversation,
    ).toEqual(one.conversation)
    const stranger = await handIn(
      channel.id,
      letter({ From: 'eve@elsewhere.example', 'In-Reply-To': '<first@customer.example>' }),
    )
    expect(stranger.conversation?.id).not.toBe(one.conversation?.id)
    const { messages, possibleMatches } = await conversation(stranger.conversation?.id)
    expect(messages[0].thread).toMatchObject({ by: 'new', possibleMatch: { id: one.conversation?.id } })
    expect(possibleMatches).toMatchObject([{ id: one.conversation?.id }])
  })

  test('by the number in the subject, from who takes part; the right number from a stranger opens nothing', async () => {
    const channel = await aChannel(member)
    const one = await handIn(channel.id, letter({}))
    const Subject = `Re: Parcel [#${one.conversation?.number}]`
    expect((await handIn(channel.id, letter({ Subject }))).conversation).toEqual(one.conversation)
    expect((await handIn(channel.id, letter({ Subject, From: 'eve@elsewhere.example' }))).conversation?.id).not.toBe(
      one.conversation?.id,
    )
  })

  test('and the numbers of another workspace are none', async () => {
    const channel = await aChannel(member)
    expect((await handIn(channel.id, letter({ Subject: '[#4711] hello' }))).state).toBe('read')
  })
})

describe('an answer to a resolved conversation', () => {
  const resolvedOne = async (reopen: object) => {
    const channel = await aChannel(member, { reopen })
    const first = letter({})
    const one = await handIn(channel.id, first)
    await member.request('PUT', `/conversations/${one.conversation?.id}/resolution`, { body: {} })
    const id = /Message-ID: (<.*>)/.exec(first)?.[1] ?? ''
    return { channel, one, id }
  }

  test('reopens it', async () => {
    const { channel, one, id } = await resolvedOne({ kind: 'reopen', days: 30 })
    expect((await handIn(channel.id, letter({ 'In-Reply-To': id }))).conversation).toEqual(one.conversation)
    expect((await conversation(one.conversation?.id)).status).not.toBe('resolved')
  })

  test('begins a new, linked one where the channel wants it so', async () => {
    const { channel, one, id } = await resolvedOne({ kind: 'new', days: 30 })
    const two = await handIn(channel.id, letter({ 'In-Reply-To': id }))
    expect(two.conversation?.id).not.toBe(one.conversation?.id)
    expect((await conversation(two.conversation?.id)).possibleMatches).toMatchObject([{ id: one.conversation?.id }])
    expect((await conversation(one.conversation?.id)).status).toBe('resolved')
  })

  test('by a machine stands there, marked, and changes nothing', async () => {
    const { channel, one, id } = await resolvedOne({ kind: 'reopen', days: 30 })
    const away = await handIn(
      channel.id,
      letter({ 'In-Reply-To': id, Subject: 'Out of office', 'Auto-Submitted': 'auto-replied' }),
    )
    expect(away.conversation).toEqual(one.conversation)
    const { status, messages } = await conversation(one.conversation?.id)
    expect(status).toBe('resolved')
    expect(messages.at(-1).automatic).toMatchObject({
      kind: 'auto-reply',
      reason: expect.stringContaining('auto-submitted'),
    })
  })
})

describe('whatever comes', () => {
  test.each([
    ['nothing but bytes', Buffer.from([0, 1, 2, 255, 254, 13, 10, 0]).toString('latin1')],
    ['no header', '\r\n\r\njust words\r\n'],
    ['a nul in the words', letter({}, 'before\0after')],
    ['no sender', letter({ From: '' })],
    ['a broken sender', letter({ From: '<<>>@@ , ;:' })],
    ['half a surrogate', letter({ 'Content-Type': 'text/plain; charset=utf-16le' }, '\u00d8\u0000')],
  ])('%s becomes a conversation', async (_, raw) => {
    const channel = await aChannel(member)
    const mail = await handIn(channel.id, raw)
    expect(['read', 'unreadable']).toContain(mail.state)
    const { messages } = await conversation(mail.conversation?.id)
    expect(messages[0].rawUrl).toBe(`/api/mails/${mail.id}/raw`)
  })

  test('a file keeps its name, its bytes and the type that these say', async () => {
    const channel = await aChannel(member)
    const raw = letter(
      { 'Content-Type': 'multipart/mixed; boundary=b', 'MIME-Version': '1.0' },
      [
        '--b',
        'Content-Type: text/plain',
        '',
        'See file.',
        '--b',
        'Content-Type: image/png; name="../../a.png"',
        'Content-Disposition: attachment; filename="../../a.png"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('<html><script>alert(1)</script>').toString('base64'),
        '--b--',
      ].join('\r\n'),
    )
    const mail = await handIn(channel.id, raw)
    const [file] = (await conversation(mail.conversation?.id)).messages[0].attachments
    expect(file).toMatchObject({ name: 'a.png', type: 'text/html' })
  })

  test('a picture of the mail itself is shown from where it is kept', async () => {
    const channel = await aChannel(member)
    const raw = letter(
      { 'Content-Type': 'multipart/related; boundary=b', 'MIME-Version': '1.0' },
      [
        '--b',
        'Content-Type: text/html',
        '',
        '<p>Look: <img src="cid:p1@x"></p>',
        '--b',
        'Content-Type: image/gif',
        'Content-ID: <p1@x>',
        'Content-Transfer-Encoding: base64',
        '',
        'R0lGODlhAQABAAAAACw=',
        '--b--',
      ].join('\r\n'),
    )
    const { messages } = await conversation((await handIn(channel.id, raw)).conversation?.id)
    expect(messages[0].html).toContain(`src="${messages[0].attachments[0].url}"`)
    expect(messages[0].attachments[0]).toMatchObject({ inline: true, type: 'image/gif' })
  })
})

test('a mail that could not be taken in does not hold up the next, and is read again when asked', async () => {
  const channel = await aChannel(member)
  const raw = letter({})
  const given = await member.request('POST', `/channels/${channel.id}/mails`, {
    body: raw,
    headers: { 'content-type': 'message/rfc822' },
  })
  const { rows } = await testApp.platform.database.owner.query<{ hash: string }>(
    'select hash from raw_mails where id = $1',
    [given.body.id],
  )
  await testApp.platform.database.owner.query(`update raw_mails set hash = 'gone' where id = $1`, [given.body.id])
  const next = await handIn(channel.id, letter({}))
  expect(next.state).toBe('read')
  for (let attempt = 0; attempt < 6; attempt++) {
    testApp.clock.forward(2 * 60 * 60 * 1000)
    await testApp.settle()
  }
  const failed = (await member.request('GET', `/mails?channelId=${channel.id}&state=failed`)).body.items
  expect(failed).toMatchObject([{ id: given.body.id, reason: expect.stringContaining('ENOENT') }])
  expect((await member.request('PUT', `/mails/${next.id}/reading`)).body).toMatchObject({ code: 'not-in-this-state' })

  await testApp.platform.database.owner.query('update raw_mails set hash = $2 where id = $1', [
    given.body.id,
    rows[0]?.hash,
  ])
  expect((await member.request('PUT', `/mails/${given.body.id}/reading`)).status).toBe(200)
  await testApp.settle()
  expect((await member.request('GET', `/mails?channelId=${channel.id}&state=read`)).body.items).toHaveLength(2)
})

test('a mail whose reading had to be ended is there all the same, and its words join it when it can be read', async () => {
  const channel = await aChannel(member)
  const { mailReader } = testApp.platform
  testApp.platform.mailReader = {
    ...mailReader,
    read: async () => ({ failed: 'time limit', reason: 'reading took longer than 20000 ms' }),
  }
  const mail = await handIn(channel.id, letter({ Subject: 'A bomb' }, 'tick'))
  testApp.platform.mailReader = mailReader
  expect(mail).toMatchObject({ state: 'unreadable', reason: expect.stringContaining('time limit') })
  const unreadable = await conversation(mail.conversation?.id)
  expect(unreadable).toMatchObject({ subject: 'A bomb', person: { email: 'ana@customer.example' } })
  expect(unreadable.messages[0]).toMatchObject({
    unreadable: expect.stringContaining('time limit'),
    rawUrl: `/api/mails/${mail.id}/raw`,
  })

  expect((await member.request('PUT', `/mails/${mail.id}/reading`)).status).toBe(200)
  await testApp.settle()
  const { messages } = await conversation(mail.conversation?.id)
  expect(messages).toHaveLength(2)
  expect(messages[1]).toMatchObject({ unreadable: null, text: expect.stringContaining('tick') })
})

test('a hundred mails at once keep their order within each conversation, and none is lost', async () => {
  const channel = await aChannel(member)
  const headers = { 'content-type': 'message/rfc822' }
  for (let n = 0; n < 100; n++) {
    const thread = n % 7
    const answers = { 'In-Reply-To': n < 7 ? '' : `<many-${n - 7}@customer.example>` }
    const raw = letter(
      {
        From: `many${thread}@customer.example`,
        Subject: `Thread ${thread}`,
        'Message-ID': `<many-${n}@customer.example>`,
        ...answers,
      },
      `word ${n}`,
    )
    await member.request('POST', `/channels/${channel.id}/mails`, { body: raw, headers })
  }
  await testApp.settle()
  const { items } = (await member.request('GET', `/mails?channelId=${channel.id}&limit=100`)).body
  expect(items.every(({ state }: { state: string }) => state === 'read')).toBe(true)
  const ids = new Set<string>(items.map((mail: { conversation: { id: string } }) => mail.conversation.id))
  expect(ids.size).toBe(7)
  for (const id of ids) {
    const numbers = (await conversation(id)).messages.map(({ text }: { text: string }) => Number(/\d+/.exec(text)?.[0]))
    expect(numbers).toEqual(numbers.toSorted((one: number, other: number) => one - other))
  }
})
