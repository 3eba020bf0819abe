import { readAutomatic } from './automatic.ts'
import { readBounce } from './bounce/read-bounce.ts'
import { composeBody } from './compose-body.ts'
import { sanitiserVersion } from './html/sanitise.ts'
import { defaultLimits, type ReadLimits } from './limits.ts'
import { type Address, readAddresses } from './mime/addresses.ts'
import { type Bodies, type FoundFile, findBodies, leafText } from './mime/bodies.ts'
import { type CalendarEvent, readCalendar } from './mime/calendar.ts'
import { readDate } from './mime/dates.ts'
import { readableHeader } from './mime/encoded-words.ts'
import { allValues, firstValue, type RawHeader } from './mime/headers.ts'
import { withLineFeeds } from './mime/line-ends.ts'
import { messageId, messageIds } from './mime/message-ids.ts'
import { type Part, parseTree } from './mime/tree.ts'
import type { AttachedMail, ReadMail } from './shape.ts'

function addressesOf(headers: readonly RawHeader[], key: string, limits: ReadLimits, hint?: string): Address[] {
  return allValues(headers, key)
    .flatMap((value) => readAddresses(value, limits.addresses, hint))
    .slice(0, limits.addresses)
}

/** From may stand twice; the first that names somebody counts (a second one is how filters are deceived). */
function authors(headers: readonly RawHeader[], limits: ReadLimits, hint?: string): Address[] {
  for (const value of allValues(headers, 'from')) {
    const found = readAddresses(value, limits.addresses, hint).filter(
      (address) => address.email !== '' || address.name !== '',
    )
    if (found.length > 0) return found
  }
  return []
}

function attachedMail(part: Part, limits: ReadLimits): AttachedMail {
  const { headers } = part
  const bodies = findBodies(part)
  const text =
    bodies.pieces.map((piece) => piece.text ?? '').join('\n') ||
    bodies.pieces.map((piece) => (piece.html ?? '').replace(/<[^<>]*>/g, ' ')).join('\n')
  return {
    subject: readableHeader(firstValue(headers, 'subject')),
    from: authors(headers, limits)[0] ?? null,
    to: addressesOf(headers, 'to', limits),
    date: readDate(firstValue(headers, 'date')),
    messageId: messageId(firstValue(headers, 'message-id')),
    text: text.slice(0, 100_000),
  }
}

function calendarOf(files: readonly FoundFile[]): CalendarEvent[] {
  const events: CalendarEvent[] = []
  for (const file of files) {
    if (file.part && /^(?:text\/calendar|application\/ics)$/.test(file.type))
      events.push(...readCalendar(leafText(file.part)))
    else if (/\.ics$/i.test(file.name ?? '') && file.part) events.push(...readCalendar(leafText(file.part)))
  }
  return events.slice(0, 20)
}

function charsetHint(root: Part): string | undefined {
  const own = root.params.get('charset')
  if (own) return own
  for (const child of root.children) {
    const found = charsetHint(child)
    if (found) return found
  }
  return undefined
}

const attachmentsOf = (bodies: Bodies) =>
  bodies.files.map(({ name, type, contentId, inline, content }) => ({
    name,
    type,
    size: content.length,
    contentId,
    inline,
    content,
  }))

function read(bytes: Buffer, limits: ReadLimits): ReadMail {
  const raw = withLineFeeds(bytes)
  const { root, problems } = parseTree(raw, limits)
  const { headers } = root
  const hint = charsetHint(root)
  const bodies = findBodies(root)
  const body = composeBody(bodies.pieces, limits, problems)
  const from = authors(headers, limits, hint)
  const subject = readableHeader(firstValue(headers, 'subject'), hint)
  const calendar = calendarOf(bodies.files)
  const report = readBounce({
    root,
    files: bodies.files,
    messages: bodies.messages,
    text: body.text,
    subject,
    from: from[0] ?? null,
  })
  return {
    headers: headers.map(({ name, value }) => ({ name, value: readableHeader(value.trim(), hint) })),
    subject,
    from: from[0] ?? null,
    fromAll: from,
    sender: addressesOf(headers, 'sender', limits, hint)[0] ?? null,
    replyTo: addressesOf(headers, 'reply-to', limits, hint),
    to: addressesOf(headers, 'to', limits, hint),
    cc: addressesOf(headers, 'cc', limits, hint),
    bcc: addressesOf(headers, 'bcc', limits, hint),
    date: readDate(firstValue(headers, 'date')),
    messageId: messageId(firstValue(headers, 'message-id')),
    inReplyTo: messageIds(firstValue(headers, 'in-reply-to')),
    references: messageIds(allValues(headers, 'references').join(' ')),
    ...body,
    sanitiserVersion,
    attachments: attachmentsOf(bodies),
    attached: bodies.messages.slice(0, 20).map((part) => attachedMail(part, limits)),
    calendar,
    automatic:
      report.automatic ??
      readAutomatic({
        headers,
        type: root.type,
        reportType: (root.params.get('report-type') ?? '').toLowerCase(),
        subject,
        fromEmail: from[0]?.email ?? '',
        calendarMethod: calendar[0]?.method ?? '',
      }),
    bounce: report.bounce,
    delivered: report.delivered ?? null,
    problems: [...problems],
  }
}

/** Kept where reading itself failed: the raw header lines and the reason, so that nothing falls silent. */
function unreadable(bytes: Buffer, cause: unknown): ReadMail {
  const head = bytes.toString('latin1', 0, 64_000).split(/\r?\n\r?\n/)[0] ?? ''
  const headers = [...head.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^([\x21-\x39\x3b-\x7e]+):[ \t]*(.*)$/gm)].map(
    ([, name = '', value = '']) => ({ name, value: value.trim() }),
  )
  const value = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''
  const text = bytes.toString('latin1', head.length, head.length + 200_000).replaceAll('\0', '')
  return {
    headers,
    subject: value('subject'),
    from: null,
    fromAll: [],
    sender: null,
    replyTo: [],
    to: [],
    cc: [],
    bcc: [],
    date: null,
    messageId: messageId(value('message-id')),
    inReplyTo: [],
    references: [],
    text,
    textFrom: 'text',
    html: '',
    htmlFrom: 'none',
    sanitiserVersion,
    segments: text === '' ? [] : [{ folded: null, text }],
    newText: text.trim(),
    folded: '',
    attachments: [],
    attached: [],
    calendar: [],
    automatic: null,
    bounce: null,
    delivered: null,
    problems: [`could not be read: ${cause instanceof Error ? cause.message : String(cause)}`],
  }
}

/**
 * What Kept makes of one raw mail. Pure work without input or output; never rejects: a mail that cannot be read comes
 * back with its raw headers and the reason in `problems`. Buffers of attachments share memory with `raw` where possible.
 */
export async function readMail(raw: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<ReadMail> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  try {
    return read(bytes, { ...defaultLimits, ...limits })
  } catch (cause) {
    return unreadable(bytes, cause)
  }
}
