import { translator } from '../../../../platform/i18n/i18n.ts'
import { composeMail } from '../../../../platform/mail/composing/compose.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { loopHeader, loopMark } from '../../intake/rules.ts'
import { isSideToken, sideAddress, sideToken } from '../../side-conversations/rules.ts'
import type { ChannelRow } from '../../tables.ts'
import { signedAddress, subjectToken, type ThreadKey } from '../../threading/rules.ts'
import { answerSubject, receiptId } from '../rules.ts'
import type { ClaimedMail } from './claim-mail.ts'

/** Writes the mail of a claimed message, with its files read from where they are kept. */
export async function writeMail(
  platform: Platform,
  workspaceId: string,
  { outbound, message, workspace }: ClaimedMail,
  channel: ChannelRow,
) {
  const { config } = platform
  const key: ThreadKey = { secret: config.secret, workspaceId }
  const language = message.language ?? channel.language ?? workspace.language
  const words = translator(language)
  // Only what comes in by our own receiver is sure to find its way behind a plus.
  const signed = channel.imap === null && !config.smtp.off
  const { named, token, isNamed } = namesOf(key, channel.address, message)
  const address = signed ? named : channel.address
  const name = channel.from_name ?? channel.name
  const subject = answerSubject(message.subject, outbound.in_reply_to !== null)
  const files = await Promise.all(
    message.attachments.map(async (file) => ({ ...file, content: await platform.files.get(workspaceId, file.hash) })),
  )
  return composeMail({
    mailId: outbound.mail_id,
    date: outbound.send_at,
    from: {
      name: message.memberName ? words('server:mails.from', { member: message.memberName, channel: name }) : name,
      email: channel.address,
    },
    replyTo: signed ? address : null,
    sender: address,
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    subject: signed || isNamed(subject) ? subject : `${subject} ${token}`,
    inReplyTo: outbound.in_reply_to,
    references: outbound.references,
    html: message.html,
    text: message.text,
    signature: [message.memberSignature, channel.signature].filter(Boolean).join('<br>') || null,
    quoted: message.forwarded
      ? { html: message.forwarded, attribution: words('server:mails.forwarded') }
      : message.quoted && outbound.quote && !outbound.automatic
        ? { html: message.quoted.html, attribution: attribution(message.quoted, language, workspace.time_zone) }
        : null,
    headers: {
      [loopHeader]: loopMark(config.secret, workspaceId),
      ...(outbound.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    // In a mailbox where people look, a report for each answer would be in the way: only our own receiver asks for them.
    receiptId: signed && !outbound.automatic ? receiptId(outbound.mail_id) : null,
    files,
  })
}

/** By which an answer finds its thread, or the side conversation that it belongs to. */
function namesOf(key: ThreadKey, address: string, { number, side }: ClaimedMail['message']) {
  if (!side)
    return {
      named: signedAddress(key, address, number),
      token: subjectToken(key, number),
      isNamed: (subject: string) => subject.includes(`[#${number}`),
    }
  const name = { number, side: side.number }
  return { named: sideAddress(key, address, name), token: sideToken(key, name), isNamed: isSideToken }
}

function attribution(
  quoted: { from: { name: string | null; email: string } | null; at: Date },
  language: string,
  timeZone: string,
): string {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(quoted.at)
  const name = quoted.from ? (quoted.from.name ? `${quoted.from.name} <${quoted.from.email}>` : quoted.from.email) : '?'
  return translator(language)('server:mails.attribution', { date, name })
}
