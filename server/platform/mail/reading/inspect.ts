import type { Address } from './mime/addresses.ts'
import { readMail } from './read-mail.ts'
import type { ReadMail } from './shape.ts'

/** One mail as `kept mail inspect` prints it: plain JSON. */
export type InspectedMail = {
  subject: string
  from_email: string
  from_name: string
  to_emails: string[]
  cc_emails: string[]
  reply_to_emails: string[]
  date: string | null
  message_id: string | null
  in_reply_to: string | null
  references: string[]
  text: string
  html: string
  new_text: string
  folded: string
  attachments: { name: string | null; type: string; size: number }[]
  automatic: { kind: string; reason: string } | null
  bounce: {
    status: string | null
    recipient: string
    kind: 'hard' | 'soft'
    reason: string
    reply_code: string | null
    diagnostic: string
    original_message_id: string | null
    feedback_type: string | null
    recipients: {
      recipient: string
      status: string | null
      reply_code: string | null
      kind: 'hard' | 'soft'
      reason: string
      diagnostic: string
    }[]
  } | null
}

const emails = (list: readonly Address[]) => list.map((address) => address.email).filter((email) => email !== '')

function inspectedBounce(bounce: ReadMail['bounce']): InspectedMail['bounce'] {
  if (!bounce) return null
  return {
    status: bounce.status,
    recipient: bounce.recipient,
    kind: bounce.kind,
    reason: bounce.reason,
    reply_code: bounce.replyCode,
    diagnostic: bounce.diagnostic,
    original_message_id: bounce.originalMessageId,
    feedback_type: bounce.feedbackType,
    recipients: bounce.recipients.map(({ recipient, status, replyCode, kind, reason, diagnostic }) => ({
      recipient,
      status,
      reply_code: replyCode,
      kind,
      reason,
      diagnostic,
    })),
  }
}

export function inspected(mail: ReadMail): InspectedMail {
  return {
    subject: mail.subject,
    from_email: mail.from?.email ?? '',
    from_name: mail.from?.name ?? '',
    to_emails: emails(mail.to),
    cc_emails: emails(mail.cc),
    reply_to_emails: emails(mail.replyTo),
    date: mail.date,
    message_id: mail.messageId,
    in_reply_to: mail.inReplyTo[0] ?? null,
    references: mail.references,
    text: mail.text,
    html: mail.html,
    new_text: mail.newText,
    folded: mail.folded,
    attachments: mail.attachments.map(({ name, type, size }) => ({ name, type, size })),
    automatic: mail.automatic,
    bounce: inspectedBounce(mail.bounce),
  }
}

/** Reads one raw mail and tells what Kept makes of it. Never rejects. */
export async function inspectMail(raw: Uint8Array): Promise<InspectedMail> {
  return inspected(await readMail(raw))
}
