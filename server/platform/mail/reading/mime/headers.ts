import type { ReadLimits } from '../limits.ts'
import { lineContentEnd, nextLine } from './line-ends.ts'

/** One header field as it stands: name as written, value unfolded but not decoded (one char per byte). */
export type RawHeader = { name: string; key: string; value: string }

export type HeaderBlock = { list: RawHeader[]; bodyStart: number; cut: boolean }

const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/
const KNOWN =
  /^(from|to|cc|bcc|subject|date|received|return-path|message-id|mime-version|content-[a-z-]+|delivered-to|reply-to|sender|references|in-reply-to|x-[a-z0-9-]+|dkim-signature|arc-[a-z-]+|envelope-to|authentication-results)[ \t]*:/i

const line = (raw: Buffer, start: number, next: number) =>
  raw.toString('latin1', start, lineContentEnd(raw, start, next))

/** Some mails begin with empty lines or an mbox "From " line before the first header. */
function skipPreamble(raw: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && (raw[at] === 10 || raw[at] === 13)) at++
  const next = nextLine(raw, at, end)
  const first = line(raw, at, next)
  if (at > start) return KNOWN.test(first) ? at : start
  return /^>?From /.test(first) ? next : start
}

function looksLikeMoreHeaders(raw: Buffer, start: number, end: number): boolean {
  const next = nextLine(raw, start, end)
  return KNOWN.test(line(raw, start, next))
}

/** Some mailers forget to indent the parameters of Content-Type on their own line. */
function isLooseParameter(text: string, open: readonly string[] | null): boolean {
  return (
    open !== null &&
    /^(?:boundary|charset|name|filename|type|report-type|format)=/i.test(text) &&
    /;\s*$/.test(open.at(-1) ?? '')
  )
}

/** Reads the header block of `raw[start, end)`; lines that are no header are passed over when headers follow. */
export function readHeaders(raw: Buffer, start: number, end: number, limits: ReadLimits): HeaderBlock {
  const list: RawHeader[] = []
  const stop = Math.min(end, start + limits.headerBytes)
  let at = skipPreamble(raw, start, end)
  let open: string[] | null = null
  const close = () => {
    const last = list.at(-1)
    if (open && last) last.value = open.join('')
    open = null
  }
  while (at < stop) {
    const next = nextLine(raw, at, end)
    const text = line(raw, at, next)
    if (text === '') {
      close()
      return { list, bodyStart: next, cut: false }
    }
    const folded = list.length > 0 && (text[0] === ' ' || text[0] === '\t' || isLooseParameter(text, open))
    if (folded) {
      // A folded line of white space only is a broken blank line in some mailers, yet it continues the header by the RFC.
      open?.push(text)
      at = next
      continue
    }
    const field = FIELD.exec(text)
    if (!field) {
      close()
      if (list.length > 0 ? looksLikeMoreHeaders(raw, next, end) : looksLikeMoreHeaders(raw, next, end)) {
        at = next
        continue
      }
      return { list, bodyStart: at, cut: false }
    }
    close()
    const name = field[1] as string
    if (list.length < limits.headers) {
      list.push({ name, key: name.toLowerCase(), value: '' })
      open = [text.slice((field[0] as string).length)]
    }
    at = next
  }
  close()
  return { list, bodyStart: at, cut: at < end }
}

/** The first non-empty field of that name (lower case), trimmed; '' when there is none. */
export function firstValue(list: readonly RawHeader[], key: string): string {
  for (const header of list) {
    if (header.key === key && header.value.trim() !== '') return header.value.trim()
  }
  return ''
}

export function allValues(list: readonly RawHeader[], key: string): string[] {
  return list.filter((header) => header.key === key).map((header) => header.value.trim())
}
