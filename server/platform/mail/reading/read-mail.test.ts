import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectMail } from './inspect.ts'
import { foldText } from './quotes/segments.ts'
import { readMail } from './read-mail.ts'

const pieces = fc.constantFrom(
  'Hello',
  '',
  '> quoted',
  '>> deeper',
  'On 14 May 2026 at 10:00 Mira <m@x.example> wrote:',
  '-- ',
  'Sent from my iPhone',
  'From: Mira <m@x.example>',
  'Sent: Monday',
  'Subject: box',
  'To: ivo@x.example',
  '-----Original Message-----',
  '---------- Forwarded message ---------',
  'Спасибо!',
  'пишет:',
  '____________',
  '   ',
  'This e-mail is confidential.',
  '\u2028',
  '| piped',
  'Re>',
)

describe('folding', () => {
  it('never loses a character and always shows something', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (rows) => {
        const text = rows.join('\n')
        const segments = foldText(text)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        if (text.trim() !== '')
          expect(segments.some((segment) => segment.folded === null && segment.text.trim() !== '')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('any bytes at all', () => {
  it('are read without complaint', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        const mail = await readMail(bytes)
        expect(mail.problems.filter((problem) => problem.startsWith('could not be read'))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('also when they look like mail', async () => {
    const header = fc.constantFrom(
      'From: ',
      'To: ',
      'Subject: ',
      'Date: ',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      '--b',
      '',
      '--b--',
      'Content-Type: message/rfc822',
      'Content-Type: message/delivery-status',
      'Final-Recipient: rfc822; ',
      '=?utf-8?B?',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(header, fc.string())), async (rows) => {
        const mail = await readMail(Buffer.from(rows.map(([name, value]) => name + value).join('\r\n')))
        expect(mail.problems.filter((problem) => problem.startsWith('could not be read'))).toEqual([])
        expect(mail.segments.map((segment) => segment.text).join('')).toBe(mail.text)
      }),
      { numRuns: 300 },
    )
  })
})

it('inspection is plain JSON with every field', async () => {
  const seen = await inspectMail(
    Buffer.from('From: Mira <m@x.example>\r\nMessage-ID: <1@x.example>\r\n\r\nYes.\r\n\r\n> No?'),
  )
  expect(JSON.parse(JSON.stringify(seen))).toEqual({
    subject: '',
    from_email: 'm@x.example',
    from_name: 'Mira',
    to_emails: [],
    cc_emails: [],
    reply_to_emails: [],
    date: null,
    message_id: '1@x.example',
    in_reply_to: null,
    references: [],
    text: 'Yes.\n\n> No?',
    html: '<p>Yes.</p>\n<div data-folded=""><p>&gt; No?</p></div>',
    new_text: 'Yes.',
    folded: '> No?',
    attachments: [],
    automatic: null,
    bounce: null,
  })
})
