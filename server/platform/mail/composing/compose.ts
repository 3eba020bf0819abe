import type { SendMailOptions } from 'nodemailer'
import { foldHtml } from '../reading/html/fold-html.ts'
import { escapeHtml } from '../reading/html/text-html.ts'
import { contentIdOf, leavingHtml, quotableHtml } from './html.ts'

export interface MailAddress {
  name: string | null
  email: string
}

/** A mail as it is about to leave. Ids stand without angle brackets. */
export interface LeavingMail {
  mailId: string
  date: Date
  from: MailAddress
  replyTo: string | null
  /** Where bounces go. */
  sender: string
  to: readonly MailAddress[]
  cc: readonly MailAddress[]
  bcc: readonly MailAddress[]
  subject: string
  inReplyTo: string | null
  references: readonly string[]
  html: string
  text: string
  /** HTML below the message, from the channel. */
  signature: string | null
  quoted: { attribution: string; html: string } | null
  headers: Readonly<Record<string, string>>
  /** Under which id the relay is asked to report that the mail arrived; null: it is not asked. */
  receiptId: string | null
  files: readonly { id: string; name: string; type: string; inline: boolean; content: Buffer }[]
}

const mailbox = ({ name, email }: MailAddress) => ({ name: name ?? '', address: email })

/** What nodemailer makes the mail of: text and HTML beside each other, pictures of the text inside, files behind. */
export function composeMail(mail: LeavingMail): SendMailOptions {
  const quoted = mail.quoted && { ...mail.quoted, html: quotableHtml(mail.quoted.html) }
  const signature = mail.signature?.trim() ? mail.signature : null
  const inner = leavingHtml(mail.html, new Set(mail.files.map(({ id }) => id)))
  return {
    messageId: `<${mail.mailId}>`,
    date: mail.date,
    from: mailbox(mail.from),
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    to: mail.to.map(mailbox),
    cc: mail.cc.map(mailbox),
    bcc: mail.bcc.map(mailbox),
    envelope: { from: mail.sender, to: [...new Set([...mail.to, ...mail.cc, ...mail.bcc].map(({ email }) => email))] },
    subject: mail.subject,
    // Left out by nodemailer where the relay does not offer it (RFC 3461). Failures are told anyway; asked along, because
    // whoever names what they want is told nothing else.
    ...(mail.receiptId
      ? { dsn: { id: mail.receiptId, return: 'headers', notify: ['success', 'failure', 'delay'] } }
      : {}),
    ...(mail.inReplyTo ? { inReplyTo: `<${mail.inReplyTo}>` } : {}),
    ...(mail.references.length ? { references: mail.references.map((id) => `<${id}>`) } : {}),
    headers: { ...mail.headers },
    text: asText(mail.text, signature, quoted),
    html: asHtml(inner, signature, quoted),
    attachments: mail.files.map(({ id, name, type, inline, content }) => ({
      filename: name,
      contentType: type,
      content,
      ...(inline ? { cid: contentIdOf(id), contentDisposition: 'inline' as const } : {}),
    })),
    // A file or an address in the options must never make the server fetch something.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type Quoted = { attribution: string; html: string }

function asHtml(inner: string, signature: string | null, quoted: Quoted | null): string {
  const below = signature ? `\n<div>${signature}</div>` : ''
  const quote = quoted
    ? `\n<div class="kept_quote"><div>${escapeHtml(quoted.attribution)}</div>\n<blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${quoted.html}</blockquote></div>`
    : ''
  return `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n<div>${inner}</div>${below}${quote}\n</body></html>\n`
}

function asText(text: string, signature: string | null, quoted: Quoted | null): string {
  const below = signature ? `\n\n${foldHtml(signature).text.trim()}` : ''
  if (!quoted) return `${text.trimEnd()}${below}\n`
  const lines = foldHtml(quoted.html).text.trimEnd().split('\n')
  return `${text.trimEnd()}${below}\n\n${quoted.attribution}\n${lines.map((line) => (line ? `> ${line}` : '>')).join('\n')}\n`
}
