import type { Mail, MailFile } from './compose.ts'
import { headerDate } from './dates.ts'
import { base64Lines, headerWords, parameter, quotedPrintable } from './encoding.ts'
import { domainOf, type Encoding } from './program.ts'

const EOL = '\r\n'

/** The mail as it travels: RFC 5322 and MIME, ASCII only, CRLF line ends. */
export function rawMail(mail: Mail): Buffer {
  return Buffer.from(headers(mail) + body(mail), 'latin1')
}

function headers(mail: Mail): string {
  const { from, to, references, mailer } = mail
  const date = headerDate(mail.time)
  const lines = [
    ...way(mail, date),
    'MIME-Version: 1.0',
    `Date: ${date}`,
    `From: ${headerWords(from.name)} <${from.email}>`,
    `To: <${to}>`,
    `Subject: ${headerWords(mail.subject)}`,
    `Message-ID: <${mail.messageId}>`,
  ]
  if (references.length > 0) {
    lines.push(`In-Reply-To: <${references.at(-1)}>`)
    lines.push(`References: ${references.map((id) => `<${id}>`).join(`${EOL} `)}`)
  }
  if (mailer) lines.push(mailer)
  return lines.join(EOL) + EOL
}

/** The hosts passed, the last one first; addresses of RFC 5737, which belong to nobody. */
function way({ from, to, token }: Mail, date: string): string[] {
  const domain = domainOf(from.email)
  const host = Number.parseInt(token.slice(-4), 16)
  const mx = `mx${host % 40}.${domain}`
  const relay = `relay${host % 6}.${domain}`
  return [
    `Received: from ${mx} (${mx} [198.51.100.${host % 250}])${EOL}\tby in.${domainOf(to)} with ESMTPS id ${token.slice(16)}${EOL}\tfor <${to}>; ${date}`,
    `Received: from ${relay} (${relay} [203.0.113.${host % 200}])${EOL}\tby ${mx} with ESMTPS id ${token.slice(0, 16)}${EOL}\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);${EOL}\t${date}`,
    `Received: from [192.0.2.${(host >>> 4) % 250}] by smtp.${domain} with ESMTPSA id ${token.slice(8, 24)};${EOL}\t${date}`,
  ]
}

function body(mail: Mail): string {
  const { token, encoding, picture, document } = mail
  const alternative = multipart('alternative', `alt_${token}`, [
    words('text/plain', mail.text, encoding),
    words('text/html', mail.html, encoding),
  ])
  const shown = picture ? multipart('related', `rel_${token}`, [alternative, file(picture)]) : alternative
  return document ? multipart('mixed', `mix_${token}`, [shown, file(document)]) : shown
}

function multipart(kind: string, boundary: string, parts: string[]): string {
  const type = kind === 'related' ? `${EOL}\ttype="multipart/alternative";` : ''
  const head = `Content-Type: multipart/${kind};${type}${EOL}\tboundary="${boundary}"${EOL}${EOL}`
  return `${head}${parts.map((part) => `--${boundary}${EOL}${part}${EOL}`).join('')}--${boundary}--${EOL}`
}

function words(type: string, text: string, encoding: Encoding): string {
  const encoded =
    encoding === 'base64' ? base64Lines(Buffer.from(text.replaceAll('\n', EOL), 'utf8')) : quotedPrintable(text)
  return `Content-Type: ${type}; charset="UTF-8"${EOL}Content-Transfer-Encoding: ${encoding}${EOL}${EOL}${encoded}`
}

function file({ name, contentType, contentId, base64 }: MailFile): string {
  const lines = [
    `Content-Type: ${contentType};${EOL}\t${parameter('name', name)}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: ${contentId ? 'inline' : 'attachment'};${EOL}\t${parameter('filename', name)}`,
  ]
  if (contentId) lines.push(`Content-ID: <${contentId}>`)
  return lines.join(EOL) + EOL + EOL + base64
}
