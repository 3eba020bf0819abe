import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import nodemailer from 'nodemailer'
import { expect, test } from 'vitest'
import { dkimRecord, newDkimKey } from './dkim.ts'

/** Checks a signature as a receiver does (RFC 6376, relaxed/relaxed, rsa-sha256), with what stands in the DNS. */
function holds(raw: string, record: string): boolean {
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const relaxed = (field: string) => {
    const colon = field.indexOf(':')
    return `${field.slice(0, colon).trim().toLowerCase()}:${field
      .slice(colon + 1)
      .replace(/\s+/g, ' ')
      .trim()}`
  }
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? ''
  const tag = (name: string) => new RegExp(`(?:[:;]\\s*)${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '') ?? ''
  const lines = raw
    .slice(end + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trimEnd())
  const body = `${lines.join('\r\n').replace(/(?:\r\n)+$/, '')}\r\n`
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tag('bh')) return false
  const signed = tag('h')
    .split(':')
    .flatMap((name) => fields.findLast((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? [])
  const bare = relaxed(signature).replace(/b=[^;]*$/, 'b=')
  const text = [...signed.map((field) => `${relaxed(field)}\r\n`), bare].join('')
  const key = createPublicKey({
    key: Buffer.from(/p=(\S+)/.exec(record)?.[1] ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  })
  return verify('sha256', Buffer.from(text, 'latin1'), key, Buffer.from(tag('b'), 'base64'))
}

async function signedWith(privateKey: string): Promise<string> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const dkim = { domainName: 'shop.example', keySelector: 'kept', privateKey }
  const mail = await transport.sendMail({
    from: 'support@shop.example',
    to: 'ana@customer.example',
    subject: 'Посылка',
    text: 'Сегодня.  \n\n',
    dkim,
  })
  return (mail.message as Buffer).toString('latin1')
}

test('what is signed with a new key holds against the record we show, and nothing else does', async () => {
  const key = newDkimKey()
  const raw = await signedWith(key)
  expect(raw).toMatch(/d=shop\.example;/)
  expect(holds(raw, dkimRecord(key))).toBe(true)
  expect(holds(raw.replace('support@', 'other@'), dkimRecord(key))).toBe(false)
  expect(holds(`${raw}more`, dkimRecord(key))).toBe(false)
  expect(holds(raw, dkimRecord(newDkimKey()))).toBe(false)
})

test('a key of a kind that DKIM does not know is refused', () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
  expect(() => dkimRecord(key)).toThrow(/not an RSA or Ed25519 key/)
})
