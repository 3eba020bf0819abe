import type { ReadLimits } from '../limits.ts'
import { parseStructured, type Structured } from './content-type.ts'
import { firstValue, type RawHeader, readHeaders } from './headers.ts'
import { lineContentEnd, nextLine } from './line-ends.ts'
import { transferDecoded } from './transfer.ts'

/** One node of the MIME tree; bodies are byte ranges of the raw mail, decoded when asked for. */
export type Part = {
  headers: RawHeader[]
  type: string
  params: Map<string, string>
  disposition: Structured
  encoding: string
  raw: Buffer
  /** Byte range of the encoded body in `raw`. */
  start: number
  end: number
  children: Part[]
  /** The mail inside a message/rfc822 part. */
  message: Part | null
  typed: boolean
}

type Walk = { limits: ReadLimits; parts: number; problems: Set<string> }

const isLineStart = (raw: Buffer, at: number, start: number) => at === start || raw[at - 1] === 10

/** Ranges between the delimiter lines of `boundary`; null when the first delimiter never comes. */
function sections(raw: Buffer, start: number, end: number, boundary: string, most: number): [number, number][] | null {
  const marker = Buffer.from(`--${boundary}`, 'latin1')
  const ranges: [number, number][] = []
  let open = -1
  for (let at = raw.indexOf(marker, start); at !== -1 && at < end; at = raw.indexOf(marker, at + 1)) {
    if (!isLineStart(raw, at, start)) continue
    const next = nextLine(raw, at, end)
    const tail = raw.toString('latin1', at + marker.length, lineContentEnd(raw, at, next))
    if (!/^(--.*|[ \t]*)$/.test(tail)) continue
    if (open >= 0) ranges.push([open, Math.max(open, beforeDelimiter(raw, open, at))])
    open = tail.startsWith('--') ? -1 : next
    if (ranges.length >= most) return ranges
    // An epilogue may hold further delimiters of careless mailers, so the search goes on after the closing one.
  }
  if (open >= 0 && open <= end) ranges.push([open, end])
  return ranges.length > 0 ? ranges : null
}

function beforeDelimiter(raw: Buffer, start: number, at: number): number {
  return lineContentEnd(raw, start, at)
}

/** A missing boundary parameter: the first line that starts with two dashes must be it. */
function guessBoundary(raw: Buffer, start: number, end: number): string | null {
  const head = raw.toString('latin1', start, Math.min(end, start + 8192))
  const found = /(?:^|\n)--([^\s-][^\r\n]*?)[ \t]*\r?\n(?=[A-Za-z-]+:|\r?\n)/.exec(head)
  return found?.[1] ?? null
}

function contentType(headers: RawHeader[], fallback: string): Structured & { typed: boolean } {
  const raw = firstValue(headers, 'content-type')
  const parsed = parseStructured(raw)
  if (/^[^\s/]+\/[^\s/]+$/.test(parsed.value)) return { ...parsed, typed: true }
  if (parsed.value === 'text') return { value: 'text/plain', params: parsed.params, typed: true }
  const cleaned = /([a-z]+\/[a-z0-9.+_-]+)/i.exec(parsed.value)?.[1]
  if (cleaned) return { value: cleaned, params: parsed.params, typed: true }
  // A nonsense type with a file name is a file; without one it is taken for text.
  const unknown = parsed.params.has('name') ? 'application/octet-stream' : 'text/plain'
  return { value: raw === '' ? fallback : unknown, params: parsed.params, typed: false }
}

function parsePart(raw: Buffer, start: number, end: number, fallback: string, depth: number, walk: Walk): Part {
  walk.parts++
  const block = readHeaders(raw, start, end, walk.limits)
  if (block.cut) walk.problems.add('a header block without end')
  const type = contentType(block.list, fallback)
  const part: Part = {
    headers: block.list,
    type: type.value,
    typed: type.typed,
    params: type.params,
    disposition: parseStructured(firstValue(block.list, 'content-disposition')),
    encoding: firstValue(block.list, 'content-transfer-encoding')
      .toLowerCase()
      .replace(/\(.*?\)/g, '')
      .replace(/["';]/g, '')
      .trim(),
    raw,
    start: block.bodyStart,
    end,
    children: [],
    message: null,
  }
  if (part.type.startsWith('multipart/')) readChildren(part, depth, walk)
  else if (isMessage(part.type)) readMessage(part, depth, walk)
  return part
}

const isMessage = (type: string) => type === 'message/rfc822' || type === 'message/global' || type === 'message/news'

function readChildren(part: Part, depth: number, walk: Walk): void {
  if (depth >= walk.limits.depth || walk.parts >= walk.limits.parts) {
    walk.problems.add(depth >= walk.limits.depth ? 'nested too deeply' : 'too many parts')
    part.type = 'application/octet-stream'
    return
  }
  const { raw, start, end } = part
  const boundary = part.params.get('boundary')
  // One more than may be read: what is left out is told below.
  const room = walk.limits.parts - walk.parts + 1
  const named = boundary ? sections(raw, start, end, boundary, room) : null
  const guessed = named ? null : guessBoundary(raw, start, end)
  const ranges = named ?? (guessed ? sections(raw, start, end, guessed, room) : null)
  if (!ranges) {
    walk.problems.add('a multipart without its parts')
    part.type = 'text/plain'
    return
  }
  if (!named) walk.problems.add('a multipart with a missing or false boundary')
  const fallback = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  for (const [from, to] of ranges) {
    if (walk.parts >= walk.limits.parts) {
      walk.problems.add('too many parts')
      break
    }
    part.children.push(parsePart(raw, from, to, fallback, depth + 1, walk))
  }
}

function readMessage(part: Part, depth: number, walk: Walk): void {
  if (depth >= walk.limits.depth || walk.parts >= walk.limits.parts) {
    walk.problems.add(depth >= walk.limits.depth ? 'nested too deeply' : 'too many parts')
    return
  }
  if (part.encoding === 'base64' || part.encoding === 'quoted-printable') {
    const inner = bodyBytes(part)
    part.message = parsePart(inner, 0, inner.length, 'text/plain', depth + 1, walk)
  } else part.message = parsePart(part.raw, part.start, part.end, 'text/plain', depth + 1, walk)
}

/** The decoded bytes of a leaf (or of a whole attached mail). */
export function bodyBytes(part: Part): Buffer {
  return transferDecoded(part.raw.subarray(part.start, part.end), part.encoding)
}

/** The MIME tree of one raw mail; whatever is wrong is told in `problems`. */
export function parseTree(raw: Buffer, limits: ReadLimits): { root: Part; problems: Set<string> } {
  const walk: Walk = { limits, parts: 0, problems: new Set() }
  return { root: parsePart(raw, 0, raw.length, 'text/plain', 0, walk), problems: walk.problems }
}
