import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMail } from '../server/platform/mail/reading/read-mail.ts'
import { compose, type Mail, type MailFile } from './mail/compose.ts'
import { quotedPrintable } from './mail/encoding.ts'
import { type Letter, letters } from './mail/letters.ts'
import { rawMail } from './mail/raw.ts'
import { rawMails } from './mails.ts'

const now = new Date('2026-03-11T10:20:00Z')
const to = 'support@martlet.example'
const options = { seed: 4, now, count: 1200, to }

const written: { letter: Letter; mail: Mail }[] = [...letters(options)].map((letter) => ({
  letter,
  mail: compose(letter, to),
}))
const share = (fits: (one: { letter: Letter; mail: Mail }) => boolean) => written.filter(fits).length / written.length

const sent = (seed: number, count: number) =>
  [...rawMails({ ...options, seed, count })].map(({ from, raw }) => `${from}\n${raw.toString('latin1')}`)

test('gives the same mails every time, as many as asked for, and others for the next seed', () => {
  const first = sent(4, 300)
  expect(sent(4, 300)).toEqual(first)
  const other = new Set(sent(5, 300))
  expect(first.some((mail) => other.has(mail))).toBe(false)
  for (const count of [0, 1, 2, 7, 300]) expect(sent(4, count)).toHaveLength(count)
})

describe('the stream', () => {
  test('is in order of time and answers only mails that came before, to the last under a new id', () => {
    const seen = new Set<string>()
    let before = 0
    for (const { mail } of written) {
      expect(mail.time).toBeGreaterThanOrEqual(before)
      before = mail.time
      for (const id of mail.references) expect(seen).toContain(id)
      expect(seen).not.toContain(mail.messageId)
      expect(mail.messageId).toMatch(/^[\w.-]+@[a-z0-9.-]+$/i)
      seen.add(mail.messageId)
    }
    expect(before).toBeLessThanOrEqual(now.getTime())
  })

  test('has answers, pictures and papers in believable shares and sizes', () => {
    const answers = share(({ mail }) => mail.references.length > 0)
    expect(answers).toBeGreaterThan(0.3)
    expect(answers).toBeLessThan(0.42)
    const files = share(({ mail }) => mail.picture !== null || mail.document !== null)
    expect(files).toBeGreaterThan(0.12)
    expect(files).toBeLessThan(0.18)
    for (const language of ['en', 'ru', 'bg']) {
      expect(share(({ letter }) => letter.language === language)).toBeGreaterThan(0.2)
    }
    const sizes = written.map(({ mail }) => rawMail(mail).length).sort((a, b) => a - b)
    expect(sizes[0]).toBeGreaterThan(1000)
    expect(sizes[600]).toBeGreaterThan(3000)
    expect(sizes[600]).toBeLessThan(6000)
    expect(sizes[1180]).toBeGreaterThan(18_000)
    expect(sizes[1199]).toBeLessThan(64_000)
  })
})

test('is read back as it was written, the earlier words apart from the new ones', async () => {
  for (const { letter, mail } of written.slice(0, 400)) {
    const read = await readMail(rawMail(mail))
    expect(read.problems).toEqual([])
    expect(read.subject).toBe(mail.subject)
    expect(read.from).toEqual(mail.from)
    expect(read.to.map(({ email }) => email)).toEqual([to])
    expect(read.date).toBe(new Date(Math.floor(mail.time / 1000) * 1000).toISOString())
    expect(read.messageId).toBe(mail.messageId)
    expect(read.references).toEqual(mail.references)
    expect(read.inReplyTo).toEqual(mail.references.slice(-1))
    expect(read.text).toBe(mail.text)
    expect(read.newText.trim().startsWith(letter.words)).toBe(true)
    const below = read.newText.trim().slice(letter.words.length)
    for (const { email } of letter.earlier) expect(below).not.toContain(email)
    for (const { text } of letter.earlier.slice(0, 1)) expect(read.folded).toContain(text.split('\n').at(-1))
    expect(read.htmlFrom).toBe('html')
    expect(read.automatic).toBeNull()
    expect(read.bounce).toBeNull()
    const files = [mail.picture, mail.document].filter((file): file is MailFile => file !== null)
    expect(read.attachments.map(({ content, ...file }) => file)).toEqual(
      files.map(({ name, contentType, contentId, bytes }) => {
        return { name, type: contentType, size: bytes.length, contentId, inline: contentId !== null }
      }),
    )
    for (const [i, { bytes }] of files.entries())
      expect(bytes.equals(read.attachments[i]?.content ?? bytes.subarray(1))).toBe(true)
  }
})

test('is ASCII with CRLF and lines that every relay lets through', () => {
  for (const { raw } of rawMails({ ...options, count: 200 })) {
    const text = raw.toString('latin1')
    expect(text).toMatch(/^[\t\r\n\x20-\x7e]+$/)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  }
})

test('carries pictures and papers that are what they say', () => {
  const pictures = written.flatMap(({ mail }) => (mail.picture ? [mail.picture.bytes] : []))
  expect(pictures.length).toBeGreaterThan(40)
  for (const bytes of pictures) {
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    const data = bytes.subarray(41, 41 + bytes.readUInt32BE(33))
    expect(bytes.toString('latin1', 37, 41)).toBe('IDAT')
    expect(inflateSync(data)).toHaveLength(height * (1 + width * 3))
  }
  const papers = written.flatMap(({ mail }) => (mail.document ? [mail.document.bytes.toString('latin1')] : []))
  expect(papers.length).toBeGreaterThan(40)
  for (const file of papers) {
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1])
    const entries = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)]
    expect(entries.length).toBeGreaterThan(4)
    for (const [i, entry] of entries.entries()) {
      expect(file.slice(Number(entry[1])).startsWith(`${i + 1} 0 obj\n`)).toBe(true)
    }
  }
})

test('quoted-printable keeps any words within 76 columns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (words) => {
      const text = words.replace(/[\r\0]/g, '')
      const encoded = quotedPrintable(text)
      for (const line of encoded.split('\r\n')) expect(line).toMatch(/^(?:[\t\x20-\x7e]{0,75}[\x21-\x7e])?$/)
      const bytes = encoded
        .replaceAll('=\r\n', '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      expect(Buffer.from(bytes, 'latin1').toString('utf8')).toBe(
        Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8').toString('utf8'),
      )
    }),
  )
})
