import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DnsServer, openDnsServer } from '../../../testing/dns-server.ts'
import { signingDomain, writtenMail } from '../../../testing/signed-mail.ts'
import { createSenderChecker, type SenderChecker } from './sender-checker.ts'

const bank = signingDomain('bank.example', 'reject')
const shop = signingDomain('shop.example')
const imap = { remote: null, helo: null, sender: '' }
let dns: DnsServer
let checker: SenderChecker

beforeAll(async () => {
  dns = await openDnsServer({
    ...bank.zone,
    ...shop.zone,
    'bank.example': { TXT: ['v=spf1 ip4:11.22.33.7 mx -all'], MX: ['10 mx.bank.example'] },
    'mx.bank.example': { A: ['11.22.33.9'] },
  })
  checker = createSenderChecker({ servers: [dns.address], name: 'desk.example', dnsTimeout: 300, timeLimit: 2000 })
})
afterAll(async () => {
  await checker.close()
  await dns.close()
})
beforeEach(() => {
  dns.asked.length = 0
  dns.silent = false
})

const from = (remote: string, sender = 'ana@bank.example') => ({ remote, helo: 'mx.bank.example', sender })

describe('a mail is from where it says', () => {
  test('by its signature', async () => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, bank)
    expect(await checker.check(raw, imap)).toEqual({
      domain: 'bank.example',
      spf: 'unchecked',
      dkim: 'pass',
      dmarc: 'pass',
      policy: 'reject',
      alignedWith: 'bank.example',
      severalAuthors: false,
    })
  })

  test.each(['11.22.33.7', '11.22.33.9', '::ffff:11.22.33.7'])('by the machine %s that sent it', async (remote) => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, null)
    expect(await checker.check(raw, from(remote))).toMatchObject({ spf: 'pass', dkim: 'none', dmarc: 'pass' })
  })

  test('by the signature alone where its owner has no policy', async () => {
    const raw = await writtenMail({ from: 'ana@shop.example' }, shop)
    expect(await checker.check(raw, imap)).toMatchObject({ dmarc: 'none', policy: null, alignedWith: 'shop.example' })
  })
})

describe('a mail is not from where it says', () => {
  test('when neither machine nor signature belongs to the domain', async () => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, null)
    expect(await checker.check(raw, from('44.55.66.77'))).toMatchObject({
      spf: 'fail',
      dmarc: 'fail',
      policy: 'reject',
      alignedWith: null,
    })
  })

  test('when somebody else signed it', async () => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, shop)
    expect(await checker.check(raw, imap)).toMatchObject({ dkim: 'pass', dmarc: 'fail', alignedWith: null })
  })

  test('when it was changed under way', async () => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, bank)
    const changed = Buffer.from(raw.toString('latin1').replace('my parcel', 'your money'), 'latin1')
    expect((await checker.check(changed, imap))?.dmarc).toBe('fail')
  })

  test('when the signature leaves room to write on below it', async () => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, bank)
    const open = Buffer.from(raw.toString('latin1').replace(/(DKIM-Signature: v=1;)/, '$1 l=0;'), 'latin1')
    expect((await checker.check(open, imap))?.dmarc).toBe('fail')
  })

  test('and two senders in one mail are no sender', async () => {
    const raw = Buffer.concat([
      Buffer.from('From: eve@shop.example\r\n'),
      await writtenMail({ from: 'ana@bank.example' }, bank),
    ])
    expect(await checker.check(raw, imap)).toMatchObject({ severalAuthors: true, dmarc: 'unchecked', domain: null })
  })
})

describe('DNS', () => {
  test('is not asked where nothing could speak for the mail', async () => {
    const raw = await writtenMail({ from: 'ana@bank.example' }, null)
    expect(await checker.check(raw, imap)).toBeNull()
    expect(await checker.check(raw, from('127.0.0.1'))).toBeNull()
    expect(await checker.check(raw, from('::ffff:10.1.2.3'))).toBeNull()
    expect(dns.asked).toEqual([])
  })

  test('is asked once for many mails', async () => {
    const fresh = signingDomain('fresh.example', 'none')
    Object.assign(dns.zone, fresh.zone)
    const mails = await Promise.all(
      Array.from({ length: 10 }, (_, n) => writtenMail({ from: `${n}@fresh.example` }, fresh)),
    )
    const found = await Promise.all(mails.map((raw) => checker.check(raw, imap)))
    expect(found.every((facts) => facts?.dmarc === 'pass')).toBe(true)
    expect(dns.asked.filter((question) => question === 'TXT kept._domainkey.fresh.example')).toHaveLength(1)
  })

  test('that is silent costs a mail its check and not its way, and soon nobody waits for it', async () => {
    const impatient = createSenderChecker({ servers: [dns.address], name: 'x', dnsTimeout: 100, timeLimit: 1000 })
    dns.silent = true
    const mail = (n: number) => writtenMail({ from: `ana@silent${n}.example` }, signingDomain(`silent${n}.example`))
    for (const n of [1, 2, 3, 4, 5]) {
      const facts = await impatient.check(await mail(n), imap)
      expect(facts === null || facts.dmarc === 'error' || facts.dkim === 'error').toBe(true)
    }
    const before = dns.asked.length
    await impatient.check(await mail(6), imap)
    expect(dns.asked.length).toBe(before)
    await impatient.close()
  })
})
