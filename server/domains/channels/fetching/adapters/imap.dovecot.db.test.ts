import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { hasDovecot, startDovecot } from '../../../../testing/dovecot.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { aChannel } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'
import { openMailroom } from '../../adapters/mailroom.ts'
import { startFetching } from './imap.ts'

if (!hasDovecot) console.warn('Not run: mailboxes of a real IMAP server; Dovecot (dovecot-imapd) is not installed.')

describe.runIf(hasDovecot)('a mailbox of Dovecot', { timeout: 60_000 }, () => {
  let dovecot: Awaited<ReturnType<typeof startDovecot>>
  let testApp: TestApp
  let member: SignedInMember
  let stop: () => Promise<void>

  beforeAll(async () => {
    dovecot = await startDovecot()
    testApp = await openTestApp({ KEPT_DATABASE_POOL: '12' })
    member = await signedIn(testApp)
    const mailroom = openMailroom(testApp.platform)
    const fetching = startFetching(mailroom, { firstPause: 50 })
    stop = async () => {
      await fetching.stop()
      await mailroom.outgoing.close()
      await mailroom.leases.close()
    }
  })
  afterAll(async () => {
    await stop()
    await testApp.close()
    await dovecot.stop()
  })
  let channel: { id: string }
  const connect = async (more: Record<string, unknown> = {}) => {
    channel = await aChannel(member, settings(more))
  }
  // Two channels with one mailbox would see each other's mails as copies.
  afterEach(() => member.request('DELETE', `/channels/${channel.id}`))

  const settings = (more: Record<string, unknown> = {}) => ({
    imap: { host: '127.0.0.1', port: dovecot.port, security: 'none', user: 'shop', password: 'right', ...more },
  })
  const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 })
  const stateOf = async () =>
    (await member.request('GET', `/channels/${channel.id}`)).body.states.find(
      ({ part }: { part: string }) => part === 'imap',
    )
  const broken = () => until(async () => expect(await stateOf()).toMatchObject({ ok: false }))
  /** Connected, and it is written down from where mail is fetched. */
  const connected = () =>
    until(async () => {
      expect(await stateOf()).toMatchObject({ ok: true })
      const { rows } = await testApp.platform.database.owner.query('select 1 from imap_cursors where channel_id = $1', [
        channel.id,
      ])
      expect(rows).toHaveLength(1)
    })
  const subjects = async (): Promise<string[]> => {
    await testApp.settle()
    const { items } = (await member.request('GET', `/mails?channelId=${channel.id}`)).body
    const read = items.filter(({ state }: { state: string }) => state === 'read')
    const found = await Promise.all(
      read.map(({ conversation }: { conversation: { id: string } }) =>
        member.request('GET', `/conversations/${conversation.id}`),
      ),
    )
    return found.map(({ body }) => body.subject).sort()
  }
  const fetched = (expected: string[]) => until(async () => expect(await subjects()).toEqual([...expected].sort()))
  let count = 0
  const letter = (subject: string) =>
    `From: ana@customer.example\r\nTo: shop\r\nSubject: ${subject}\r\nMessage-ID: <${++count}@customer.example>\r\nDate: ${new Date().toUTCString()}\r\n\r\nWhere is it?\r\n`

  test('what lies there stays unread and unfetched; what comes is pushed', async () => {
    dovecot.add(letter('answered elsewhere'))
    await connect()
    await connected()
    const unseen = dovecot.unseen()
    dovecot.add(letter('pushed'))
    await fetched(['pushed'])
    expect(dovecot.unseen()).toBe(unseen + 1)
  })

  test('a server that dies is connected to again, and what came meanwhile is fetched, once', async () => {
    await connect()
    await connected()
    dovecot.add(letter('before'))
    await fetched(['before'])
    await dovecot.kill()
    await broken()
    for (const subject of ['while away', 'and another']) dovecot.add(letter(subject))
    await dovecot.comeBack()
    await fetched(['before', 'while away', 'and another'])
    expect(await stateOf()).toMatchObject({ ok: true, reason: null })
  })

  test('a mailbox that was numbered anew loses nothing and doubles nothing', async () => {
    await connect()
    await connected()
    dovecot.add(letter('old number'))
    await fetched(['old number'])
    await dovecot.kill()
    dovecot.renumber()
    dovecot.add(letter('new number'))
    await dovecot.comeBack()
    await until(async () => expect(await subjects()).toContain('new number'))
    expect((await subjects()).filter((subject) => subject === 'old number')).toHaveLength(1)
  })

  test('a wrong password is told in the server’s words, with what to do; the right one mends it', async () => {
    await connect({ password: 'wrong' })
    await until(async () =>
      expect(await stateOf()).toMatchObject({
        ok: false,
        reason: expect.stringContaining('Authentication failed'),
        advice: expect.stringContaining('Check user name'),
      }),
    )
    await member.request('PATCH', `/channels/${channel.id}`, { body: settings() })
    await connected()
  })

  test('an access token opens it, and one that ended is fetched anew', async () => {
    const given = ['good-token']
    const provider = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ access_token: given.at(-1), expires_in: 3600 }))
    })
    await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening))
    const tokenUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/token`
    const oauth = { tokenUrl, clientId: 'kept', refreshToken: 'first' }
    await connect({ password: undefined, oauth })
    await connected()
    given.push('next-token')
    dovecot.tokens.delete('good-token')
    dovecot.tokens.add('next-token')
    await dovecot.kill()
    await dovecot.comeBack()
    dovecot.add(letter('by the next token'))
    await fetched(['by the next token'])
    await new Promise((closed) => provider.close(closed))
  })
})
