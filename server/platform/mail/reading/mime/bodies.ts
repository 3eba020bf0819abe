import { decodeText } from './charset.ts'
import { readableHeader } from './encoded-words.ts'
import { unflow } from './flowed.ts'
import { firstValue } from './headers.ts'
import { readTnef } from './tnef.ts'
import { bodyBytes, type Part } from './tree.ts'
import { typeByName } from './types-by-name.ts'
import { takeUuencoded } from './uuencoded.ts'

/** One piece of the shown mail, in order; an alternative has both forms of the same words. */
export type BodyPiece = { text: string | null; html: string | null }

export type FoundFile = {
  name: string | null
  type: string
  contentId: string | null
  inline: boolean
  content: Buffer
  part: Part | null
}

export type Bodies = { pieces: BodyPiece[]; files: FoundFile[]; messages: Part[] }

const bareId = (id: string) => id.trim().replace(/^<|>$/g, '') || null

function nameOf(part: Part): string | null {
  const name = part.disposition.params.get('filename') ?? part.params.get('name') ?? part.disposition.params.get('name')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in a file name
  const clean = name?.replace(/[\x00-\x1f\x7f]+/g, ' ').trim()
  return clean ? clean.slice(0, 500) : null
}

/** Text of a leaf with LF line ends and without NULs. */
export function leafText(part: Part): string {
  const bytes = bodyBytes(part)
  const charset = part.params.get('charset') ?? (part.type === 'text/html' ? metaCharset(bytes) : undefined)
  const text = decodeText(bytes, charset).replace(/\r\n?/g, '\n').replaceAll('\0', '')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function metaCharset(bytes: Buffer): string | undefined {
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1]
}

function plainText(part: Part): string {
  const text = leafText(part)
  const flowed = part.params.get('format')?.toLowerCase() === 'flowed'
  return flowed ? unflow(text, part.params.get('delsp')?.toLowerCase() === 'yes') : text
}

const enriched = (text: string) =>
  text.replace(/<<|<\/?[a-z-]+>/gi, (tag) => (tag === '<<' ? '<' : '')).replace(/\n(\n*)/g, '$1 ')

function file(part: Part, content = bodyBytes(part)): FoundFile {
  const name = nameOf(part)
  const contentId = bareId(firstValue(part.headers, 'content-id'))
  return {
    name,
    type: part.typed ? part.type : typeByName(name, part.type),
    contentId,
    inline: part.disposition.value === 'inline' || (contentId !== null && part.disposition.value !== 'attachment'),
    content,
    part,
  }
}

function messageFile(part: Part, bodies: Bodies): void {
  const found = file(part, part.encoding === 'base64' ? bodyBytes(part) : part.raw.subarray(part.start, part.end))
  if (part.message) {
    bodies.messages.push(part.message)
    const subject = readableHeader(firstValue(part.message.headers, 'subject')).slice(0, 120)
    found.name ??= subject ? `${subject}.eml` : null
  }
  bodies.files.push({ ...found, inline: false })
}

function isBodyText(part: Part, hasBody: boolean, root: boolean): boolean {
  if (part.disposition.value === 'attachment') return false
  if (part.type !== 'text/plain' && part.type !== 'text/html' && part.type !== 'text/enriched') return false
  const named = nameOf(part) !== null
  return !named || root || (!hasBody && part.disposition.value === '' && part.disposition.params.size === 0)
}

function addLeaf(part: Part, bodies: Bodies, root: boolean): void {
  if (
    part.type === 'application/ms-tnef' ||
    part.type === 'application/vnd.ms-tnef' ||
    nameOf(part)?.toLowerCase() === 'winmail.dat'
  ) {
    addTnef(part, bodies)
    return
  }
  if (!isBodyText(part, bodies.pieces.length > 0, root)) {
    const empty = root && part.start >= part.end && nameOf(part) === null && part.disposition.value !== 'attachment'
    if (!empty) bodies.files.push(file(part))
    return
  }
  if (part.type === 'text/html') {
    bodies.pieces.push({ text: null, html: leafText(part) })
    return
  }
  const plain = part.type === 'text/enriched' ? enriched(leafText(part)) : plainText(part)
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(plain)) {
    // HTML sent under a false name.
    bodies.pieces.push({ text: null, html: plain })
    return
  }
  const { text, files } = takeUuencoded(plain)
  bodies.pieces.push({ text, html: null })
  for (const found of files) {
    bodies.files.push({
      ...found,
      type: typeByName(found.name, 'application/octet-stream'),
      contentId: null,
      inline: false,
      part: null,
    })
  }
}

function addTnef(part: Part, bodies: Bodies): void {
  const content = bodyBytes(part)
  const tnef = readTnef(content)
  if (!tnef) {
    bodies.files.push(file(part, content))
    return
  }
  if (bodies.pieces.every((piece) => !piece.text?.trim() && !piece.html?.trim()) && (tnef.text || tnef.html)) {
    bodies.pieces = [{ text: tnef.text, html: tnef.html }]
  }
  for (const found of tnef.files) {
    bodies.files.push({
      ...found,
      type: found.type ?? typeByName(found.name, 'application/octet-stream'),
      inline: found.contentId !== null,
      part: null,
    })
  }
}

/** The forms of one alternative become one piece: what says the same is shown once. */
function addAlternative(part: Part, bodies: Bodies): void {
  const texts: string[] = []
  const htmls: BodyPiece[][] = []
  for (const child of part.children) {
    if (/^text\/(?:x-amp-html|watch-html|x-watch-html)$/.test(child.type)) continue
    const inner: Bodies = { pieces: [], files: [], messages: [] }
    addPart(child, inner, false)
    bodies.files.push(...inner.files)
    bodies.messages.push(...inner.messages)
    if (inner.pieces.some((piece) => piece.html !== null)) htmls.push(inner.pieces)
    else for (const piece of inner.pieces) if (piece.text?.trim() && !texts.includes(piece.text)) texts.push(piece.text)
  }
  const rich = htmls.flat()
  const text = texts.length > 0 ? texts.join('\n') : null
  if (rich.length === 0) {
    if (text !== null) bodies.pieces.push({ text, html: null })
  } else if (rich.length === 1) bodies.pieces.push({ text, html: rich[0]?.html ?? null })
  else bodies.pieces.push(...alternativePieces(text, rich))
}

function alternativePieces(text: string | null, rich: BodyPiece[]): BodyPiece[] {
  // The plain form tells the whole; the rich pieces behind the first carry no text of their own then.
  if (text === null) return rich
  return rich.map((piece, nth) => ({ text: nth === 0 ? text : '', html: piece.html ?? piece.text }))
}

function addRelated(part: Part, bodies: Bodies): void {
  const start = bareId(part.params.get('start') ?? '')
  const byStart = start
    ? part.children.findIndex((child) => bareId(firstValue(child.headers, 'content-id')) === start)
    : 0
  const root = Math.max(0, byStart)
  for (const [nth, child] of part.children.entries()) {
    const related =
      nth !== root && !child.type.startsWith('multipart/') && firstValue(child.headers, 'content-id') !== ''
    if (related && child.type !== 'message/rfc822') bodies.files.push(file(child))
    else addPart(child, bodies, false)
  }
}

function addPart(part: Part, bodies: Bodies, root: boolean): void {
  if (part.message !== null || part.type === 'message/rfc822') messageFile(part, bodies)
  else if (part.type === 'multipart/alternative' && part.children.length > 0) addAlternative(part, bodies)
  else if (part.type === 'multipart/related' && part.children.length > 0) addRelated(part, bodies)
  else if (part.children.length > 0) for (const child of part.children) addPart(child, bodies, false)
  else if (part.type.startsWith('multipart/')) return
  else addLeaf(part, bodies, root)
}

/** What of the tree is the text of the mail and what is a file beside it. */
export function findBodies(root: Part): Bodies {
  const bodies: Bodies = { pieces: [], files: [], messages: [] }
  addPart(root, bodies, true)
  return bodies
}
