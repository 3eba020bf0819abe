import { decodeText } from './charset.ts'
import { decodeRawHeader, decodeWords } from './encoded-words.ts'

/** A structured header: main value in lower case and parameters by lower-case name. */
export type Structured = { value: string; params: Map<string, string> }

type Token = { name: string; value: string; quoted: boolean }

/** Cuts at semicolons outside quotes; RFC 822 comments are dropped only where they are really comments. */
function cut(text: string): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (quoted && char === '\\') at++
    else if (char === '"') {
      // A quote that never closes would swallow all that follows.
      if (!quoted && text.indexOf('"', at + 1) === -1) continue
      quoted = !quoted
    } else if (!quoted && char === ';') {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function withoutComments(text: string): string {
  if (!text.includes('(')) return text
  let out = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (quoted && char === '\\') {
      out += char + (text[at + 1] ?? '')
      at++
      continue
    }
    if (char === '"') quoted = !quoted
    const opens = !quoted && char === '(' && (at === 0 || /[\s;=]/.test(text[at - 1] as string) || out.trim() === '')
    const close = opens ? closing(text, at) : -1
    if (close > -1) at = close
    else out += char
  }
  return out
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < Math.min(text.length, open + 1000); at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at
  }
  return -1
}

function unquote(text: string): { value: string; quoted: boolean } {
  const trimmed = text.trim()
  const open = trimmed.indexOf('"')
  if (open === -1) return { value: trimmed, quoted: false }
  let out = trimmed.slice(0, open)
  let inside = false
  for (let at = open; at < trimmed.length; at++) {
    const char = trimmed[at] as string
    if (char === '"') inside = !inside
    else if (inside && char === '\\' && /["\\]/.test(trimmed[at + 1] ?? '')) out += trimmed[++at]
    else out += char
  }
  return { value: out, quoted: true }
}

function token(part: string): Token | null {
  const equals = part.indexOf('=')
  if (equals < 1) return null
  const name = part.slice(0, equals).trim().toLowerCase()
  return { name, ...unquote(part.slice(equals + 1)) }
}

const percentBytes = (text: string) =>
  Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** RFC 2231: `name*0*`, `name*1`, `name*`; sections joined as bytes so that a letter may be cut in two. */
function extended(sections: { index: number; encoded: boolean; value: string }[]): string {
  sections.sort((a, b) => a.index - b.index)
  let charset: string | undefined
  const chunks: Buffer[] = []
  for (const [nth, section] of sections.entries()) {
    let value = section.value
    if (nth === 0 && section.encoded) {
      const marked = /^([^']*)'([^']*)'([\s\S]*)$/.exec(value)
      if (marked) {
        charset = marked[1]
        value = marked[3] as string
      }
    }
    chunks.push(section.encoded ? percentBytes(value) : Buffer.from(value, 'latin1'))
  }
  return decodeWords(decodeText(Buffer.concat(chunks), charset))
}

/** Parses Content-Type, Content-Disposition and their like; `raw` has one char per byte. */
export function parseStructured(raw: string): Structured {
  const [head = '', ...rest] = cut(withoutComments(raw))
  const params = new Map<string, string>()
  const sections = new Map<string, { index: number; encoded: boolean; value: string }[]>()
  const parts = head.includes('=') && !head.includes('/') ? [head, ...rest] : rest
  for (const part of parts) {
    const found = token(part)
    if (!found) continue
    const star = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(found.name)
    if (star) {
      const name = star[1] as string
      const list = sections.get(name) ?? []
      list.push({ index: Number(star[2] ?? 0), encoded: star[2] === undefined || star[3] === '*', value: found.value })
      sections.set(name, list)
    } else if (!params.has(found.name)) params.set(found.name, decodeWords(decodeRawHeader(found.value)))
  }
  for (const [name, list] of sections) params.set(name, extended(list))
  return { value: head.trim().toLowerCase().replace(/^"|"$/g, ''), params }
}
