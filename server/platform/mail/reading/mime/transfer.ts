/** Base64 that tolerates noise, missing padding and units padded in the middle. */
export function fromBase64(text: string): Buffer {
  if (!/=[^=\s]/.test(text)) return Buffer.from(text.replace(/[^A-Za-z0-9+/=_-]/g, ''), 'base64')
  const units = text.split(/(?<==)(?=[^=\s])/)
  return Buffer.concat(units.map((unit) => Buffer.from(unit.replace(/[^A-Za-z0-9+/_-]/g, ''), 'base64')))
}

/** Same for a byte range; the ordinary clean case costs one native call. */
export function base64Bytes(raw: Buffer): Buffer {
  const text = raw.toString('latin1')
  const noisy = /[^A-Za-z0-9+/=\r\n]|=[\r\n]*[^=\r\n]/.test(text)
  return noisy ? fromBase64(text.replace(/[ \t\r\n]+/g, '')) : Buffer.from(text, 'base64')
}

const EQUALS = 61

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const upper = byte & 0xdf
  return upper >= 65 && upper <= 70 ? upper - 55 : -1
}

/** Quoted-printable: soft breaks joined, trailing blanks dropped, anything invalid kept as it stands. */
export function quotedPrintableBytes(raw: Buffer): Buffer {
  if (!raw.includes(EQUALS)) return raw
  const out = Buffer.allocUnsafe(raw.length)
  let to = 0
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number
    if (byte !== EQUALS) {
      out[to++] = byte
      continue
    }
    const high = hexValue(raw[at + 1])
    const low = hexValue(raw[at + 2])
    if (high >= 0 && low >= 0) {
      out[to++] = high * 16 + low
      at += 2
      continue
    }
    const soft = softBreak(raw, at + 1)
    if (soft === -1) out[to++] = byte
    else at = soft
  }
  return out.subarray(0, to)
}

/** Index of the last byte of a soft line break that begins at `at`, or -1. */
function softBreak(raw: Buffer, at: number): number {
  let end = at
  while (raw[end] === 32 || raw[end] === 9) end++
  if (end >= raw.length) return end
  if (raw[end] === 13) return raw[end + 1] === 10 ? end + 1 : end
  return raw[end] === 10 ? end : -1
}

/** Lines of one uuencoded body ("begin" and "end" lines left out). */
export function uuBytes(lines: readonly string[]): Buffer {
  const chunks: Buffer[] = []
  for (const line of lines) {
    const length = ((line.charCodeAt(0) || 32) - 32) & 63
    if (length === 0) continue
    const chunk = Buffer.alloc(Math.ceil(length / 3) * 3)
    for (let at = 0, to = 0; to < chunk.length; at += 4, to += 3) {
      const [a, b, c, d] = [1, 2, 3, 4].map((n) => (((line.charCodeAt(at + n) || 32) - 32) & 63) as number)
      const bits = ((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0)
      chunk[to] = bits >> 16
      chunk[to + 1] = (bits >> 8) & 255
      chunk[to + 2] = bits & 255
    }
    chunks.push(chunk.subarray(0, length))
  }
  return Buffer.concat(chunks)
}

const UU_BEGIN = /^begin(?:-base64)? [0-7]{3,4} (.+)$/

/** Bytes of a body by its Content-Transfer-Encoding; an unknown encoding is identity. */
export function transferDecoded(raw: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return base64Bytes(raw)
    case 'quoted-printable':
    case 'quoted_printable':
    case 'quotedprintable':
      return quotedPrintableBytes(raw)
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue': {
      const lines = raw.toString('latin1').split(/\r?\n/)
      const begin = lines.findIndex((line) => UU_BEGIN.test(line))
      const end = lines.indexOf('end', begin)
      return uuBytes(lines.slice(begin + 1, end === -1 ? lines.length : end))
    }
    default:
      return raw
  }
}
