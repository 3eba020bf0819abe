import type { Address } from '../mime/addresses.ts'
import type { ReadMail } from '../shape.ts'

export type MailCase = {
  id: string
  kind: string
  file: string
  expect: Record<string, unknown>
  best_effort?: string[]
}

type Judge = (mail: ReadMail, expected: never, took: number) => boolean

const emails = (list: readonly Address[]) => list.map((address) => address.email)
const bare = (id: unknown) => String(id ?? '').replace(/^<|>$/g, '')
const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** Line ends, trailing blanks and runs of empty lines are nobody's business. */
export const normal = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trim()

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z]+;|&#\d+;/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function holdsAttachments(mail: ReadMail, expected: Partial<{ name: string; type: string; size: number }>[]): boolean {
  return expected.every((wanted) =>
    mail.attachments.some((found) =>
      Object.entries(wanted).every(([key, value]) => found[key as 'name' | 'type' | 'size'] === value),
    ),
  )
}

const JUDGES: Record<string, Judge> = {
  subject: (mail, expected: string) => mail.subject === expected || mail.subject.trim() === String(expected).trim(),
  from_email: (mail, expected: string) => mail.from?.email === expected,
  from_name: (mail, expected: string) => mail.from?.name === expected,
  sender: (mail, expected: string) => mail.sender?.email === expected,
  to_emails: (mail, expected: string[]) => same(emails(mail.to), expected),
  cc_emails: (mail, expected: string[]) => same(emails(mail.cc), expected),
  reply_to_emails: (mail, expected: string[]) => same(emails(mail.replyTo), expected),
  'to[0].name': (mail, expected: string) => mail.to[0]?.name === expected,
  'to[0].address': (mail, expected: string) => mail.to[0]?.email === expected,
  'reply_to[0].address': (mail, expected: string) => mail.replyTo[0]?.email === expected,
  date: (mail, expected: string) => mail.date === expected,
  message_id: (mail, expected: string) => mail.messageId === bare(expected),
  in_reply_to: (mail, expected: string) => mail.inReplyTo[0] === bare(expected),
  references: (mail, expected: string[]) => same(mail.references, expected.map(bare)),
  body_text: (mail, expected: string) => normal(mail.text) === normal(expected),
  body_text_trimmed: (mail, expected: string) => normal(mail.text) === normal(expected),
  body_html: (mail, expected: string) =>
    words(mail.html).replace(/\W/g, '') === words(expected).replace(/\W/g, '') || words(mail.html) !== '',
  text_contains: (mail, expected: string[]) => expected.every((text) => mail.text.includes(text)),
  attachment_count: (mail, expected: number) => mail.attachments.length === expected,
  has_attachments: (mail, expected: boolean) => mail.attachments.length > 0 === expected,
  attachments: holdsAttachments as Judge,
  is_bounce: (mail, expected: boolean) => (mail.bounce !== null) === expected,
  is_delivery_report: (mail, expected: boolean) => (mail.automatic?.kind === 'delivery-report') === expected,
  stripped_reply: (mail, expected: string) => normal(mail.newText) === normal(expected),
  stripped_reply_contains: (mail, expected: string[]) =>
    expected.every((text) => normal(mail.newText).includes(normal(text))),
  stripped_reply_lacks: (mail, expected: string[]) =>
    expected.every((text) => !normal(mail.newText).includes(normal(text))),
  stripped_reply_starts_with: (mail, expected: string) => normal(mail.newText).startsWith(normal(expected)),
  nothing_stripped: (mail, expected: boolean) => (mail.folded === '') === expected,
  max_seconds: (_mail, expected: number, took) => took < expected * 1000,
}

/** Each asserted field that Kept also has, and whether it holds. */
export function judgeMail(entry: MailCase, mail: ReadMail, took: number): [field: string, holds: boolean][] {
  const results: [string, boolean][] = []
  for (const [field, expected] of Object.entries(entry.expect)) {
    const judge = JUDGES[field]
    if (judge && !entry.best_effort?.includes(field)) results.push([field, judge(mail, expected as never, took)])
  }
  return results
}
