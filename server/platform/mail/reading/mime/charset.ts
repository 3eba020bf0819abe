import { TextDecoder } from 'node:util'
import iconv from 'iconv-lite'
import { guessCharset, isUtf8, utf8Pairs } from './charset-guess.ts'

/** Labels seen in the wild that neither TextDecoder nor iconv-lite knows. */
const ALIASES: Record<string, string> = {
  'iso-8859-8-e': 'iso-8859-8',
  'ansi_x3.4-1968': 'us-ascii',
  'unicode-1-1-utf-7': 'utf-7',
  'unicode-2-0-utf-7': 'utf-7',
  cp932: 'shift_jis',
  'x-sjis': 'shift_jis',
  cp949: 'euc-kr',
  cp936: 'gbk',
  cp950: 'big5',
  'x-gbk': 'gbk',
  utf8mb4: 'utf-8',
  'cp-1251': 'windows-1251',
  'cp-1252': 'windows-1252',
  win1251: 'windows-1251',
  'win-1251': 'windows-1251',
  'win-1252': 'windows-1252',
  'win-1257': 'windows-1257',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  koi8: 'koi8-r',
  'iso-8859-1252': 'windows-1252',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'x-mac-roman': 'macintosh',
  'x-user-defined': '',
  'unknown-8bit': '',
  unknown: '',
  default: '',
  'x-unknown': '',
  binary: '',
  '8bit': '',
  '7bit': '',
  none: '',
}

const VAGUE = new Set(['', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'ansi', 'x-ansi'])
const MULTIBYTE = /^(utf-?16|utf-?32|utf-?7|iso-2022|hz-|gb|big5|shift|euc|ks_c)/

const decoders = new Map<string, TextDecoder | null>()

function textDecoder(label: string): TextDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  let made: TextDecoder | null = null
  try {
    made = new TextDecoder(label, { ignoreBOM: false })
  } catch {
    // Not a label of the encoding standard; iconv-lite is asked next.
  }
  if (decoders.size < 500) decoders.set(label, made)
  return made
}

export function cleanLabel(charset: string | undefined): string {
  const label = (charset ?? '')
    .trim()
    .replace(/^["'<]+|["'>;,]+$/g, '')
    .replace(/\*[a-z-]*$/i, '')
    .toLowerCase()
  return ALIASES[label] ?? label
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  const decoder = textDecoder(label)
  // The standard's "replacement" decoder eats the whole text, so hz and iso-2022-kr go to iconv-lite or are guessed.
  if (decoder) return decoder.decode(bytes)
  if (iconv.encodingExists(label))
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), label)
  return null
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte > 127 || byte === 27) return false
  }
  return true
}

/** Text of `bytes`, by their label where it can be true, by what they look like where it cannot. Never throws. */
export function decodeText(bytes: Uint8Array, charset: string | undefined, hint?: string): string {
  const label = cleanLabel(charset)
  if (MULTIBYTE.test(label)) {
    const text = decodeAs(bytes, label)
    if (text !== null) return text
  }
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const chosen = chooseLabel(bytes, label, cleanLabel(hint))
  return decodeAs(bytes, chosen) ?? decodeAs(bytes, guessCharset(bytes)) ?? Buffer.from(bytes).toString('latin1')
}

function chooseLabel(bytes: Uint8Array, label: string, hint: string): string {
  const vague = VAGUE.has(label)
  if (isUtf8(bytes)) return vague || utf8Pairs(bytes) > 1 || label === 'utf-8' ? 'utf-8' : label
  if (label === 'utf-8' || label === 'utf8') return mostlyUtf8(bytes) ? 'utf-8' : guessCharset(bytes)
  if (vague) return guessCharset(bytes, hint || label)
  return guessCharset(bytes, label)
}

/** A cut or slightly damaged UTF-8 text is still UTF-8: few bytes may be wrong. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let high = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 127) high++
  }
  return high >= broken
}
