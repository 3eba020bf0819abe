import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { openImapServer } from '../../testing/imap-server.ts'
import { aChannel, openMailServer } from '../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let member: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp({ KEPT_MAIL_MAX_MB: '1' })
  member = await signedIn(testApp)
})
afterAll(() => testApp.close())

const imap = { host: 'imap.example.com', port: 993, security: 'tls', user: 'shop', password: 'first secret' }
const smtp = { host: 'smtp.example.com', port: 587, security: 'starttls', user: 'shop', password: 'second secret' }
const stored = async (id: string) =>
  (await testApp.platform.database.owner.query('select * from channels where id = $1', [id])).rows[0]

describe('a channel', () => {
  test('is connected, shown, changed and disconnected', async () => {
    const made = await member.request('POST', '/channels', {
      body: { name: ' Shop ', address: 'Hello@Shop.Example', aliases: ['sales@shop.example'], replyMinutes: 60 },
    })
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: 'Shop',
        address: 'hello@shop.example',
        aliases: ['sales@shop.example'],
        enabled: true,
        reopen: { kind: 'reopen', days: 30 },
        imap: null,
      },
    })
    const { id } = made.body
    expect((await member.request('GET', `/channels/${id}`)).body).toEqual(made.body)
    const changed = await member.request('PATCH', `/channels/${id}`, {
      body: { name: 'Store', reopen: { kind: 'new', days: 0 }, replyMinutes: null },
    })
    expect(changed.body).toEqual({ ...made.body, name: 'Store', reopen: { kind: 'new', days: 0 }, replyMinutes: null })
    const { body } = await member.request('GET', '/channels')
    expect(body.items.map((channel: { id: string }) => channel.id)).toContain(id)
    expect(body.receiver).toMatchObject({ host: 'localhost', listening: false })
    expect((await member.request('DELETE', `/channels/${id}`)).status).toBe(204)
    expect((await member.request('GET', `/channels/${id}`)).status).toBe(404)
    expect(
      (await member.request('POST', '/channels', { body: { name: 'Again', address: 'hello@shop.example' } })).status,
    ).toBe(201)
  })

  test('has an address that no other has, in no workspace', async () => {
    const channel = await aChannel(member, { aliases: ['taken@shop.example'] })
    const other = await anotherWorkspace(testApp)
    for (const who of [member, other]) {
      expect(
        await who.request('POST', '/channels', { body: { name: 'X', address: channel.address.toUpperCase() } }),
      ).toMatchObject({ status: 409, body: { code: 'already-exists', errors: [{ path: 'body.address' }] } })
      expect(
        await who.request('POST', '/channels', {
          body: { name: 'X', address: 'free@shop.example', aliases: ['taken@shop.example'] },
        }),
      ).toMatchObject({ status: 409, body: { errors: [{ path: 'body.aliases' }] } })
    }
    expect(
      (await other.request('POST', '/channels', { body: { name: 'X', address: 'free@shop.example' } })).status,
    ).toBe(201)
  })

  test.each([
    ['no address', { name: 'X' }],
    ['no address that is one', { name: 'X', address: 'nobody' }],
    ['no name', { name: ' ', address: 'x@shop.example' }],
    ['a port that is none', { name: 'X', address: 'x@shop.example', imap: { ...imap, port: 70000 } }],
    ['a team that is none', { name: 'X', address: 'x@shop.example', teamId: '019a0000-0000-7000-8000-000000000000' }],
    [
      'a key that is none',
      { name: 'X', address: 'x@shop.example', dkim: { domain: 'shop.example', selector: 'k', privateKey: 'nonsense' } },
    ],
  ])('with %s is refused', async (_, body) => {
    expect(await member.request('POST', '/channels', { body })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ path: expect.stringMatching(/^body/) }] },
    })
  })
})

describe('secrets', () => {
  test('go in and never come out, not even in the database', async () => {
    const { body } = await member.request('POST', '/channels', {
      body: { name: 'S', address: 's@shop.example', imap, smtp },
    })
    expect(body.imap).toEqual({
      host: imap.host,
      port: 993,
      security: 'tls',
      user: 'shop',
      folder: 'INBOX',
      hasSecret: true,
    })
    expect(body.smtp).toMatchObject({ hasSecret: true })
    const everything = JSON.stringify([
      body,
      await stored(body.id),
      (await testApp.platform.database.owner.query('select * from events')).rows,
    ])
    expect(everything).not.toMatch(/first secret|second secret/)
  })

  test('left out stay as they are, for the same host and user', async () => {
    const { body } = await member.request('POST', '/channels', {
      body: { name: 'S', address: 's2@shop.example', imap },
    })
    const { password: _left, ...without } = imap
    const changed = await member.request('PATCH', `/channels/${body.id}`, {
      body: { imap: { ...without, folder: 'Orders' } },
    })
    expect(changed.body.imap).toMatchObject({ folder: 'Orders', hasSecret: true })
    for (const elsewhere of [{ host: 'evil.example' }, { user: 'other' }]) {
      expect(
        await member.request('PATCH', `/channels/${body.id}`, { body: { imap: { ...without, ...elsewhere } } }),
      ).toMatchObject({ status: 422, body: { errors: [{ path: 'body.imap.password' }] } })
    }
    expect((await member.request('PATCH', `/channels/${body.id}`, { body: { imap: null } })).body.imap).toBeNull()
    expect(
      (await member.request('PATCH', `/channels/${body.id}`, { body: { imap: without } })).body.imap.hasSecret,
    ).toBe(false)
  })

  test('do not reach another host by way of a test', async () => {
    const { body } = await member.request('POST', '/channels', {
      body: { name: 'S', address: 's3@shop.example', smtp },
    })
    const { password: _left, ...without } = smtp
    const tried = await member.request('POST', '/channels/connection-tests', {
      body: { channelId: body.id, smtp: { ...without, host: '127.0.0.1' } },
    })
    expect(tried).toMatchObject({ status: 422, body: { errors: [{ path: 'body.smtp.password' }] } })
  })
})

test('a key for signing is made where none is given, and shows its public half alone', async () => {
  const { body } = await member.request('POST', '/channels', {
    body: { name: 'D', address: 'd@shop.example', dkim: { domain: 'shop.example', selector: 'kept' } },
  })
  expect(body.dkim).toEqual({
    domain: 'shop.example',
    selector: 'kept',
    dnsName: 'kept._domainkey.shop.example',
    dnsValue: expect.stringMatching(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{300,}=*$/),
  })
  const same = await member.request('PATCH', `/channels/${body.id}`, {
    body: { dkim: { domain: 'shop.example', selector: 'kept' } },
  })
  expect(same.body.dkim).toEqual(body.dkim)
  const own = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const changed = await member.request('PATCH', `/channels/${body.id}`, {
    body: { dkim: { domain: 'shop.example', selector: 'kept', privateKey: own } },
  })
  expect(changed.body.dkim.dnsValue).toMatch(/^v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=$/)
})

describe('who may', () => {
  test('strangers, agents and other workspaces may not', async () => {
    const channel = await aChannel(member)
    const agent = await signedIn(testApp, { role: 'agent' })
    const other = await anotherWorkspace(testApp)
    for (const [method, path, body] of [
      ['PATCH', `/channels/${channel.id}`, { name: 'X' }],
      ['DELETE', `/channels/${channel.id}`, undefined],
    ] as const) {
      expect((await agent.request(method, path, { body })).status).toBe(403)
      expect((await other.request(method, path, { body })).status).toBe(404)
    }
    expect((await other.request('GET', `/channels/${channel.id}`)).status).toBe(404)
    expect((await agent.request('POST', '/channels', { body: { name: 'X', address: 'y@shop.example' } })).status).toBe(
      403,
    )
  })

  test('a key hands mail in only where it may', async () => {
    const channel = await aChannel(member)
    const headers = { 'content-type': 'message/rfc822' }
    const reader = await withKey(testApp, ['channels.read'])
    expect((await reader.request('POST', `/channels/${channel.id}/mails`, { body: 'x', headers })).status).toBe(403)
    const writer = await withKey(testApp, ['mails.write'], await anotherWorkspace(testApp))
    expect((await writer.request('POST', `/channels/${channel.id}/mails`, { body: 'x', headers })).status).toBe(404)
    expect((await member.request('POST', `/channels/${channel.id}/mails`, { body: { a: 1 } })).body.code).toBe(
      'unsupported-type',
    )
    expect(
      (await member.request('POST', `/channels/${channel.id}/mails`, { body: 'x'.repeat(1_100_000), headers })).status,
    ).toBe(413)
  })

  test('a raw mail is nobody else’s', async () => {
    const channel = await aChannel(member)
    const { body } = await member.request('POST', `/channels/${channel.id}/mails`, {
      body: 'Subject: x\r\n\r\ny',
      headers: { 'content-type': 'message/rfc822' },
    })
    const other = await anotherWorkspace(testApp)
    expect((await other.request('GET', `/mails/${body.id}/raw`)).status).toBe(404)
    expect((await other.request('PUT', `/mails/${body.id}/reading`)).status).toBe(404)
    expect((await other.request('GET', '/mails')).body.items).toEqual([])
  })
})

test('the log of mails is read page by page', async () => {
  const channel = await aChannel(member)
  for (let n = 0; n < 5; n++)
    await member.request('POST', `/channels/${channel.id}/mails`, {
      body: `Subject: ${n}\r\n\r\n${n}`,
      headers: { 'content-type': 'message/rfc822' },
    })
  const seen: string[] = []
  for (let next = ''; ; ) {
    const { body } = await member.request('GET', `/mails?channelId=${channel.id}&limit=2${next && `&cursor=${next}`}`)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    if (!body.next) break
    next = body.next
  }
  expect(new Set(seen).size).toBe(5)
  expect((await member.request('GET', '/mails?cursor=nonsense')).status).toBe(422)
})

describe('a connection test', () => {
  const steps = (body: { step: string; ok: boolean }[]) => body.map(({ step, ok }) => `${step} ${ok}`)
  const attempt = async (body: object, language = 'en') =>
    (await member.request('POST', '/channels/connection-tests', { body, headers: { 'accept-language': language } }))
      .body

  test('goes through every step of reading and sending', async () => {
    const [mailbox, relay] = [await openImapServer(), await openMailServer({ user: 'shop', password: 'right' })]
    const server = { host: '127.0.0.1', security: 'none', user: 'shop', password: 'right' }
    const result = await attempt({
      imap: { ...server, port: mailbox.port },
      smtp: { ...server, port: relay.port },
      sendTo: 'me@shop.example',
    })
    expect(steps(result.imap)).toEqual(['resolve true', 'connect true', 'sign-in true', 'open-folder true'])
    expect(steps(result.smtp)).toEqual(['resolve true', 'connect true', 'sign-in true', 'send true'])
    expect(relay.mails[0]).toMatchObject({ recipients: ['me@shop.example'], read: { subject: 'Test mail of Kept' } })
    await mailbox.close()
    await relay.close()
  })

  test('says where it ended, in the other side’s words and the caller’s language', async () => {
    const [mailbox, relay] = [await openImapServer(), await openMailServer({ user: 'shop', password: 'right' })]
    const server = { host: '127.0.0.1', security: 'none', user: 'shop', password: 'wrong' }
    const result = await attempt(
      { imap: { ...server, port: mailbox.port }, smtp: { ...server, port: relay.port } },
      'ru',
    )
    expect(result.imap.at(-1)).toMatchObject({
      step: 'sign-in',
      ok: false,
      reason: 'Invalid credentials',
      advice: expect.stringContaining('Проверьте имя пользователя'),
    })
    expect(result.smtp.at(-1)).toMatchObject({
      step: 'sign-in',
      ok: false,
      reason: expect.stringContaining('535'),
      advice: expect.stringContaining('Проверьте имя пользователя'),
    })
    const folder = await attempt({ imap: { ...server, password: 'right', port: mailbox.port, folder: 'Nowhere' } })
    expect(folder.imap.at(-1)).toMatchObject({
      step: 'open-folder',
      ok: false,
      advice: expect.stringContaining('no folder'),
    })
    await mailbox.close()
    await relay.close()
  })

  test('knows a port where nobody listens, one that does not speak TLS, and a server without STARTTLS', async () => {
    const relay = await openMailServer()
    const nobody = createTcpServer()
    await new Promise<void>((done) => nobody.listen(0, '127.0.0.1', done))
    const { port } = nobody.address() as AddressInfo
    await new Promise((done) => nobody.close(done))
    const closed = await attempt({ smtp: { host: '127.0.0.1', port, security: 'none' } })
    expect(closed.smtp.at(-1)).toMatchObject({
      step: 'connect',
      ok: false,
      advice: expect.stringContaining('nothing answers'),
    })
    const plain = await attempt({ smtp: { host: '127.0.0.1', port: relay.port, security: 'tls' } })
    expect(plain.smtp.at(-1)).toMatchObject({
      step: 'encrypt',
      ok: false,
      advice: expect.stringContaining('does not begin with TLS'),
    })
    const starttls = await attempt({ smtp: { host: '127.0.0.1', port: relay.port, security: 'starttls' } })
    expect(starttls.smtp.at(-1)).toMatchObject({
      step: 'encrypt',
      ok: false,
      advice: expect.stringContaining('STARTTLS'),
    })
    const unknown = await attempt({ imap: { ...imap, host: 'nowhere.invalid' } })
    expect(unknown.imap).toMatchObject([
      { step: 'resolve', ok: false, advice: expect.stringContaining('does not exist') },
    ])
    await relay.close()
  })

  test('does not knock on doors inside', async () => {
    const strict = await openTestApp({ KEPT_ALLOW_PRIVATE_ADDRESSES: 'false' })
    const admin = await signedIn(strict)
    const { body } = await admin.request('POST', '/channels/connection-tests', {
      body: { imap: { ...imap, host: '169.254.169.254' }, smtp: { ...smtp, host: 'localhost' } },
    })
    for (const result of [body.imap, body.smtp])
      expect(result).toMatchObject([{ step: 'resolve', ok: false, advice: expect.stringContaining('private network') }])
    await strict.close()
  })
})

describe('an outside picture', () => {
  const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')
  let web: Server
  let origin: string
  const asked: string[] = []
  beforeAll(async () => {
    web = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.cookie ?? ''} ${request.headers.referer ?? ''}`.trim())
      if (request.url?.startsWith('/moved')) return response.writeHead(302, { location: '/a.gif' }).end()
      if (request.url?.startsWith('/ring')) return response.writeHead(302, { location: '/ring' }).end()
      if (request.url?.startsWith('/huge'))
        return response
          .writeHead(200, { 'content-type': 'image/gif' })
          .end(Buffer.concat([gif, Buffer.alloc(11 * 1024 * 1024)]))
      if (request.url?.startsWith('/page'))
        return response.writeHead(200, { 'content-type': 'image/gif' }).end('<html><script>alert(1)</script>')
      if (request.url?.startsWith('/gone')) return response.writeHead(404).end()
      response.writeHead(200, { 'content-type': 'text/html' }).end(gif)
    })
    await new Promise<void>((done) => web.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise<void>((done) => web.close(() => done())))

  async function messageWith(app: TestApp, who: SignedInMember, paths: string[]) {
    const channel = await aChannel(who)
    const raw = `From: ana@customer.example\r\nTo: x\r\nSubject: Look\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${paths.map((path) => `<img src="${origin}${path}">`).join('')}<a href="${origin}/linked.gif">x</a>\r\n`
    await who.request('POST', `/channels/${channel.id}/mails`, {
      body: raw,
      headers: { 'content-type': 'message/rfc822' },
    })
    await app.settle()
    const { body } = await who.request('GET', `/mails?channelId=${channel.id}`)
    const { body: conversation } = await who.request('GET', `/conversations/${body.items[0].conversation.id}`)
    return conversation.messages[0].id as string
  }
  const fetchPicture = (who: SignedInMember, id: string, path: string) =>
    who.request('GET', `/messages/${id}/picture?url=${encodeURIComponent(origin + path)}`)

  test('of the message is fetched without saying who looks, whatever the server calls it', async () => {
    const id = await messageWith(testApp, member, ['/a.gif?to=ana&x=1', '/moved.gif'])
    const answer = await fetchPicture(member, id, '/a.gif?to=ana&x=1')
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'image/gif',
        'cache-control': expect.stringContaining('private'),
        'x-content-type-options': 'nosniff',
      },
    })
    expect(asked.at(-1)).toBe('/a.gif?to=ana&x=1')
    expect((await fetchPicture(member, id, '/moved.gif')).status).toBe(200)
  })

  test('that the message does not show is not fetched', async () => {
    const id = await messageWith(testApp, member, ['/a.gif'])
    for (const path of ['/b.gif', '/linked.gif', '/a.gif?more'])
      expect((await fetchPicture(member, id, path)).status).toBe(404)
    expect((await fetchPicture(await anotherWorkspace(testApp), id, '/a.gif')).status).toBe(404)
  })

  test('that is none, is gone, is too large or leads round in a ring is refused', async () => {
    const id = await messageWith(testApp, member, ['/page.gif', '/gone.gif', '/huge.gif', '/ring.gif'])
    expect((await fetchPicture(member, id, '/page.gif')).body.code).toBe('unsupported-type')
    expect((await fetchPicture(member, id, '/gone.gif')).body.code).toBe('connection-failed')
    expect((await fetchPicture(member, id, '/huge.gif')).body.code).toBe('too-large')
    expect((await fetchPicture(member, id, '/ring.gif')).body.code).toBe('connection-failed')
  })

  test('of a private network is refused', async () => {
    const strict = await openTestApp({ KEPT_ALLOW_PRIVATE_ADDRESSES: 'false' })
    const admin = await signedIn(strict)
    const id = await messageWith(strict, admin, ['/a.gif'])
    expect((await fetchPicture(admin, id, '/a.gif')).body.code).toBe('address-refused')
    await strict.close()
  })
})
