import { decodeText } from './charset.ts'
import { fromBase64 } from './transfer.ts'

const WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?\r\n]*)\?=/gi
// Words with a raw '?' inside (a common error of Q encoders) need the lazier form.
const LOOSE_WORD = /=\?([^?\s]{1,60})\?([bq])\?((?:[^?\r\n]|\?(?!=)){0,2000})\?=/gi

type Piece = { charset: string; base64: boolean; payload: string }

function qBytes(payload: string): Buffer {
  const text = payload
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** Words in ISO-2022-JP begin and end in ASCII each; joined they hold empty ASCII runs that decoders refuse. */
function withoutEmptyRuns(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\u001b(B\u001b$B', ''), 'latin1')
}

function decodePieces(pieces: Piece[]): string {
  const first = pieces[0] as Piece
  const chunks: Buffer[] = []
  let carry = ''
  for (const piece of pieces) {
    if (!piece.base64) chunks.push(qBytes(piece.payload))
    else {
      // Some mailers cut the base64 text, not the bytes: an unpadded rest belongs to the next word.
      const payload = carry + piece.payload.replace(/\s+/g, '')
      const whole = payload.endsWith('=') ? payload.length : payload.length - (payload.length % 4)
      carry = payload.slice(whole)
      chunks.push(fromBase64(payload.slice(0, whole)))
    }
  }
  if (carry.length > 1) chunks.push(fromBase64(carry))
  const bytes = Buffer.concat(chunks)
  return decodeText(first.charset.startsWith('iso-2022') ? withoutEmptyRuns(bytes) : bytes, first.charset).replaceAll(
    '\0',
    '',
  )
}

/** Raw header bytes (one char per byte) as text: UTF-8 or whatever 8-bit set it looks like. */
export function decodeRawHeader(value: string, hint?: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(value)) return value
  return decodeText(Buffer.from(value, 'latin1'), undefined, hint)
}

/** RFC 2047: decodes encoded words in already decoded text; what is broken stays as it stands. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  const pattern = value.search(WORD) === -1 || /\?[bq]\?[^?]*\?[^=?]/i.test(value) ? LOOSE_WORD : WORD
  let out = ''
  let at = 0
  let pending: Piece[] = []
  const flush = () => {
    if (pending.length > 0) out += decodePieces(pending)
    pending = []
  }
  for (const match of value.matchAll(pattern)) {
    const between = value.slice(at, match.index)
    at = match.index + match[0].length
    const [, charset = '', encoding = '', payload = ''] = match
    const piece = { charset: charset.toLowerCase(), base64: encoding.toLowerCase() === 'b', payload }
    if (pending.length > 0 && between.trim() === '') {
      const last = pending.at(-1) as Piece
      if (last.charset !== piece.charset || last.base64 !== piece.base64) flush()
      pending.push(piece)
      continue
    }
    flush()
    out += between
    pending = [piece]
  }
  flush()
  return out + value.slice(at)
}

/** A header value for people: 8-bit and encoded words decoded, line ends and NULs gone. */
export function readableHeader(value: string, hint?: string): string {
  return decodeWords(decodeRawHeader(value, hint))
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('\0', '')
}
