import { isUtf8 as bufferIsUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

export const isUtf8 = (bytes: Uint8Array) => bufferIsUtf8(bytes)

/** Number of multi-byte sequences in valid UTF-8. */
export function utf8Pairs(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) >= 0xc2) count++
  return count
}

const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] as const
const FREQUENT = new Set('оеаинтслрвкмдпуяыьъгзбчйхжшюцщэф')
const VERY_FREQUENT = new Set('оеаинтслрвк')

/** How much `text` reads like Russian, Bulgarian or Ukrainian: lower-case letters in words, no stray signs. */
function cyrillicScore(text: string): number {
  let score = 0
  let before = ''
  for (const char of text) {
    const code = char.charCodeAt(0)
    if (VERY_FREQUENT.has(char)) score += 3
    else if (FREQUENT.has(char)) score += 1
    else if (code >= 0x410 && code <= 0x42f) score -= isLowerCyrillic(before) ? 4 : 0
    else if ('№«»—–…“”„’'.includes(char) || code === 0xa0) score += 1
    else if ('ёіїєґЁІЇЄҐ'.includes(char)) score += char === 'ё' ? 1 : 0.5
    else if (code > 127) score -= 3
    before = char
  }
  return score
}

const isLowerCyrillic = (char: string) => char >= 'а' && char <= 'я'

/** Share of high bytes that stand beside another high byte: near 1 in Cyrillic words, low in Western texts. */
function highRuns(sample: Uint8Array): { high: number; beside: number } {
  let high = 0
  let beside = 0
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] as number) < 128) continue
    high++
    if ((sample[at + 1] ?? 0) >= 128 || (at > 0 && (sample[at - 1] as number) >= 128)) beside++
  }
  return { high, beside }
}

function fatal(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const ASIAN: [label: string, letters: RegExp][] = [
  ['shift_jis', /[\u3040-\u30ff]/g],
  ['euc-jp', /[\u3040-\u30ff]/g],
  ['gbk', /[的是我不了在有您您好们这请]/g],
  ['big5', /[的是我不了在有您好們這請]/g],
  ['euc-kr', /[\uac00-\ud7a3]/g],
]

/** ESC $ B, ESC ( J and their like switch the letters in ISO-2022-JP. */
function hasJapaneseEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(27); at !== -1; at = bytes.indexOf(27, at + 1)) {
    const [kind, set] = [bytes[at + 1], bytes[at + 2]]
    if ((kind === 36 || kind === 40) && (set === 64 || set === 66 || set === 74)) return true
  }
  return false
}

/** Asian charsets are believed only when the bytes are wholly valid and the commonest letters are there. */
function asian(bytes: Uint8Array): string | null {
  for (const [label, letters] of ASIAN) {
    const text = fatal(bytes, label)
    if (!text) continue
    const found = text.match(letters)?.length ?? 0
    const wide = text.match(/[\u2e80-\uffee]/g)?.length ?? 0
    if (wide > 0 && found / wide > (label === 'gbk' || label === 'big5' ? 0.04 : 0.3)) return label
  }
  return null
}

/**
 * The likeliest charset of bytes that are not UTF-8. `label` is what the mail claims ('' when nothing): a claim is
 * overruled only by clear evidence.
 */
export function guessCharset(bytes: Uint8Array, label = ''): string {
  if (hasJapaneseEscape(bytes)) return 'iso-2022-jp'
  const sample = bytes.subarray(0, 8192)
  const { high, beside } = highRuns(sample)
  if (high === 0) return label || 'utf-8'
  const western = label === '' || /^(us-ascii|ascii|iso-8859-1|latin1|windows-1252|utf-?8|ansi|x-ansi)$/.test(label)
  const cyrillicLabel = /1251|koi8|8859-5|866|mac-cyr/.test(label)
  if (!western && !cyrillicLabel) return label
  if (high < 4 || beside / high < 0.6)
    return label && label !== 'utf-8' && label !== 'utf8' ? plain(label) : 'windows-1252'
  const claimed = cyrillicLabel ? cyrillicScore(new TextDecoder(tolerated(label)).decode(sample)) : 0
  let best = { label: '', score: 0 }
  for (const candidate of CYRILLIC) {
    // The old Macintosh set has nearly all small letters where windows-1251 has them, so it has to win clearly.
    const handicap = candidate === 'x-mac-cyrillic' ? high * 0.3 : 0
    const score = cyrillicScore(new TextDecoder(candidate).decode(sample)) - handicap
    if (score > best.score) best = { label: candidate, score }
  }
  if (cyrillicLabel) return best.score > high && best.score > claimed + high && high >= 12 ? best.label : label
  const fromAsia = label === '' || label === 'utf-8' ? asian(bytes) : null
  // Every byte pair is also some Cyrillic, so words of mean score below one a letter are not believed to be Russian.
  if (best.score > high * 0.9) return best.label
  if (fromAsia) return fromAsia
  return label && label !== 'utf-8' && label !== 'utf8' ? plain(label) : 'windows-1252'
}

const plain = (label: string) =>
  label === 'us-ascii' || label === 'ascii' || label === 'ansi' ? 'windows-1252' : label

function tolerated(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'windows-1251'
  }
}
