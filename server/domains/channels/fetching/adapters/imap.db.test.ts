import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { type ImapServer, openImapServer } from '../../../../testing/imap-server.ts'
import { aChannel } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'
import { openMailroom } from '../../adapters/mailroom.ts'
import { startFetching } from './imap.ts'

let testApp: TestApp
let member: SignedInMember
let imap: ImapServer
let stop: () => Promise<void>

beforeAll(async () => {
  testApp = await openTestApp({ KEPT_MAIL_MAX_MB: '1', KEPT_DATABASE_POOL: '12' })
  member = await signedIn(testApp)
})
afterAll(() => testApp.close())
beforeEach(async () => {
  imap = await openImapServer()
  stop = await follow()
})
afterEach(async () => {
  await stop()
  await imap.close()
})

/** As another process would: with its own connection for leases. */
async function follow() {
  const mailroom = openMailroom(testApp.platform)
  const fetching = startFetching(mailroom, { firstPause: 20 })
  return async () => {
    await fetching.stop()
    await mailroom.outgoing.close()
    await mailroom.leases.close()
  }
}

const settings = (more: Record<string, unknown> = {}) => ({
  imap: { host: '127.0.0.1', port: imap.port, security: 'none', user: 'shop', password: 'right', ...more },
})
const letter = (id: string, text = 'Where is it?') =>
  `From: ana@customer.example\r\nTo: shop\r\nSubject: Parcel ${id}\r\nMessage-ID: <${id}@customer.example>\r\n\r\n${text}\r\n`
const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 8000, interval: 30 })
const stateOf = async (id: string) =>
  (await member.request('GET', `/channels/${id}`)).body.states.find(({ part }: { part: string }) => part === 'imap')
const mailsOf = async (id: string) => (await member.request('GET', `/mails?channelId=${id}`)).body.items
const connected = (id: string) => until(async () => expect(await stateOf(id)).toMatchObject({ ok: true }))
const idling = () => until(() => expect(imap.commands.at(-1)).toMatch(/^IDLE/i))

test('what lies there stays there; what comes is fetched at once, once, and read', async () => {
  imap.add(letter('old'))
  const channel = await aChannel(member, settings())
  await connected(channel.id)
  await idling()
  imap.add(letter('new'))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(1))
  await testApp.settle()
  expect(await mailsOf(channel.id)).toMatchObject([{ source: 'imap', state: 'read' }])
  expect(imap.commands.filter((command) => /FETCH.*BODY\.PEEK\[\]/i.test(command))).toHaveLength(1)
  expect(imap.commands.some((command) => /STORE|EXPUNGE|BODY\[/i.test(command))).toBe(false)
})

test('a connection that breaks is made again, and nothing is missed or fetched twice', async () => {
  const channel = await aChannel(member, settings())
  await connected(channel.id)
  await idling()
  imap.add(letter('one'))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(1))
  imap.dropAll()
  imap.add(letter('two'))
  imap.add(letter('three'))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(3))
  await testApp.settle()
  expect((await mailsOf(channel.id)).map(({ state }: { state: string }) => state)).toEqual(['read', 'read', 'read'])
})

test('a mailbox numbered anew is fetched again, and what was here is known', async () => {
  const channel = await aChannel(member, settings())
  await connected(channel.id)
  await idling()
  imap.add(letter('before'))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(1))
  await testApp.settle()
  imap.dropAll()
  imap.renumber()
  imap.add(letter('after'))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(3))
  await testApp.settle()
  expect((await mailsOf(channel.id)).map(({ state }: { state: string }) => state).sort()).toEqual([
    'duplicate',
    'read',
    'read',
  ])
})

test('a mail larger than what is taken is told, with its header', async () => {
  const channel = await aChannel(member, settings())
  await connected(channel.id)
  await idling()
  imap.add(letter('huge', 'x'.repeat(1_100_000)))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(1))
  await testApp.settle()
  const [mail] = await mailsOf(channel.id)
  expect(mail).toMatchObject({ state: 'unreadable', reason: expect.stringContaining('it lies in the mailbox') })
  const { body } = await member.request('GET', `/conversations/${mail.conversation.id}`)
  expect(body).toMatchObject({
    subject: 'Parcel huge',
    person: { email: 'ana@customer.example' },
    messages: [{ unreadable: expect.stringContaining('bytes') }],
  })
})

test('two processes: one follows, and the other takes over', async () => {
  const channel = await aChannel(member, settings())
  await connected(channel.id)
  const stopOther = await follow()
  await idling()
  expect(imap.connections()).toBe(1)
  await stop()
  // The other one looks again when it hears of a change.
  testApp.platform.bus.publish('channels', null)
  await until(() => expect(imap.connections()).toBe(1))
  imap.add(letter('later'))
  await until(async () => expect(await mailsOf(channel.id)).toHaveLength(1))
  await stopOther()
})

describe('settings', () => {
  test('that are wrong say so and what to do; put right, it goes on by itself', async () => {
    const channel = await aChannel(member, settings({ password: 'wrong' }))
    await until(async () =>
      expect(await stateOf(channel.id)).toMatchObject({
        ok: false,
        reason: expect.stringContaining('Invalid credentials'),
        advice: expect.stringContaining('Check user name'),
      }),
    )
    await member.request('PATCH', `/channels/${channel.id}`, { body: settings() })
    await connected(channel.id)
  })

  test('that are taken away end the connection', async () => {
    const channel = await aChannel(member, settings())
    await connected(channel.id)
    await member.request('PATCH', `/channels/${channel.id}`, { body: { imap: null } })
    await until(() => expect(imap.connections()).toBe(0))
    expect((await member.request('GET', `/channels/${channel.id}`)).body).toMatchObject({ imap: null, states: [] })
  })

  test('of a folder that is not there say so', async () => {
    const channel = await aChannel(member, settings({ folder: 'Nowhere' }))
    await until(async () =>
      expect(await stateOf(channel.id)).toMatchObject({ ok: false, advice: expect.stringContaining('folder') }),
    )
  })
})

describe('OAuth', () => {
  /** A token endpoint that gives what it is told to. */
  async function openTokens(answer: (form: URLSearchParams) => [number, object]) {
    const asked: URLSearchParams[] = []
    const server = createServer((request: IncomingMessage, response) => {
      let body = ''
      request.on('data', (chunk) => (body += chunk))
      request.on('end', () => {
        const form = new URLSearchParams(body)
        asked.push(form)
        const [status, said] = answer(form)
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const close = () => new Promise<void>((closed) => server.close(() => closed()))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked, close }
  }

  test('signs in with a token that is fetched, and keeps the refresh token that comes with it', async () => {
    const tokens = await openTokens(() => [
      200,
      { access_token: imap.accepts.token, expires_in: 3600, refresh_token: 'second' },
    ])
    const oauth = { tokenUrl: tokens.url, clientId: 'kept', clientSecret: 'hush', refreshToken: 'first' }
    const channel = await aChannel(member, settings({ password: undefined, oauth }))
    await connected(channel.id)
    expect(Object.fromEntries(tokens.asked[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'kept',
      client_secret: 'hush',
      refresh_token: 'first',
    })
    const before = imap.connections()
    imap.accepts.token = 'other-token'
    imap.dropAll()
    await until(() => expect(tokens.asked.at(-1)?.get('refresh_token')).toBe('second'))
    await connected(channel.id)
    expect(before).toBe(1)
    await tokens.close()
  })

  test('a grant that was withdrawn says so in the provider’s words', async () => {
    const tokens = await openTokens(() => [
      400,
      { error: 'invalid_grant', error_description: 'Token has been revoked' },
    ])
    const channel = await aChannel(
      member,
      settings({ password: undefined, oauth: { tokenUrl: tokens.url, clientId: 'kept', refreshToken: 'old' } }),
    )
    await until(async () =>
      expect(await stateOf(channel.id)).toMatchObject({
        ok: false,
        reason: 'Token has been revoked',
        advice: expect.stringContaining('sign in there again'),
      }),
    )
    await tokens.close()
  })
})
