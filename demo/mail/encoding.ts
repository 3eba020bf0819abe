const LINE = 76
const HEX = Buffer.from('0123456789ABCDEF', 'latin1')
const CR = 13
const LF = 10
const EQUALS = 61
const SPACE = 32
const TAB = 9

/** Base64 in lines of 76, the last one without a line end. */
export function base64Lines(bytes: Buffer): string {
  const whole = bytes.toString('base64')
  let out = whole.slice(0, LINE)
  for (let at = LINE; at < whole.length; at += LINE) out += `\r\n${whole.slice(at, at + LINE)}`
  return out
}

/** Text with LF line ends as quoted-printable (RFC 2045, 6.7) in ASCII with CRLF. */
export function quotedPrintable(text: string): string {
  const bytes = Buffer.from(text, 'utf8')
  // Three characters a byte, three more for every soft break of a line that holds at least 73.
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil((bytes.length * 3) / 70) * 3 + 8)
  let to = 0
  let column = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === LF) {
      out[to++] = CR
      out[to++] = LF
      column = 0
      continue
    }
    const next = bytes[at + 1]
    const blank = byte === SPACE || byte === TAB
    const plain = blank ? next !== undefined && next !== LF : byte > SPACE && byte < 127 && byte !== EQUALS
    if (column + (plain ? 1 : 3) >= LINE) {
      out[to++] = EQUALS
      out[to++] = CR
      out[to++] = LF
      column = 0
    }
    if (plain) {
      out[to++] = byte
      column += 1
    } else {
      out[to++] = EQUALS
      out[to++] = HEX[byte >>> 4] as number
      out[to++] = HEX[byte & 15] as number
      column += 3
    }
  }
  return out.toString('latin1', 0, to)
}

const ASCII = /^[\x20-\x7e]*$/
const MOST_BYTES = 42

/** A header's words as they are or, where they leave ASCII, as encoded words (RFC 2047) on lines of their own. */
export function headerWords(text: string): string {
  if (ASCII.test(text) && !text.includes('=?')) return text
  const words: string[] = []
  let piece = ''
  let size = 0
  const close = () => words.push(`=?UTF-8?B?${Buffer.from(piece, 'utf8').toString('base64')}?=`)
  for (const letter of text) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > MOST_BYTES) {
      close()
      piece = ''
      size = 0
    }
    piece += letter
    size += bytes
  }
  close()
  return words.join('\r\n ')
}

/** A parameter of a MIME header field, by RFC 2231 where the value leaves ASCII. */
export function parameter(name: string, value: string): string {
  return ASCII.test(value) ? `${name}="${value}"` : `${name}*=UTF-8''${encodeURIComponent(value)}`
}
