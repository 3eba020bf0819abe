import { domainToUnicode } from 'node:url'
import { decodeRawHeader, decodeWords } from './encoded-words.ts'

/** One mailbox: name as its owner wrote it ('' when none), email as written with a readable domain. */
export type Address = { name: string; email: string }

type Draft = { phrase: string; angle: string | null; comment: string; quoted: boolean }

const fresh = (): Draft => ({ phrase: '', angle: null, comment: '', quoted: false })

/** One pass over the header; understands quotes, comments, angles and groups, and forgives what is left open. */
function drafts(raw: string): Draft[] {
  const list: Draft[] = []
  let draft = fresh()
  const push = () => {
    if (draft.phrase.trim() !== '' || draft.angle !== null || draft.comment !== '') list.push(draft)
    draft = fresh()
  }
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] as string
    if (char === '"') {
      const close = closingQuote(raw, at)
      if (close === -1) continue
      draft.phrase += raw.slice(at + 1, close).replace(/\\(.)/g, '$1')
      if (raw[close + 1] === '@' || draft.phrase.endsWith('.')) draft.phrase = quotedLocal(draft.phrase)
      draft.quoted = true
      at = close
    } else if (char === '(') {
      const close = closingComment(raw, at)
      if (close === -1) draft.phrase += char
      else {
        draft.comment += `${draft.comment && ' '}${raw.slice(at + 1, close).replace(/\\(.)/g, '$1')}`
        at = close
      }
    } else if (char === '<') {
      const close = raw.indexOf('>', at)
      const end = close === -1 ? endOfItem(raw, at) : close
      const angle = raw.slice(at + 1, end)
      // "<Ann <ann@x.example>>": the inner pair is the address.
      const inner = angle.lastIndexOf('<')
      if (inner > -1) draft.phrase += ` ${angle.slice(0, inner)}`
      if (draft.angle === null || draft.angle.trim() === '') draft.angle = angle.slice(inner + 1)
      at = close === -1 ? end - 1 : close
    } else if (char === ',' || char === ';') {
      push()
    } else if (
      char === ':' &&
      draft.angle === null &&
      !draft.phrase.includes('@') &&
      !/^=\?/.test(draft.phrase.trim())
    ) {
      draft = fresh()
    } else if (char !== '>') draft.phrase += char
  }
  push()
  return list
}

const quotedLocal = (text: string) => (/[\s,"<>()]/.test(text) ? `"${text}"` : text)

function closingQuote(raw: string, open: number): number {
  for (let at = open + 1; at < raw.length; at++) {
    if (raw[at] === '\\') at++
    else if (raw[at] === '"') return at
  }
  return -1
}

function closingComment(raw: string, open: number): number {
  let depth = 0
  // Comments are short; without a bound a row of open brackets would be read again and again.
  for (let at = open; at < Math.min(raw.length, open + 1000); at++) {
    if (raw[at] === '\\') at++
    else if (raw[at] === '(') depth++
    else if (raw[at] === ')' && --depth === 0) return at
  }
  return -1
}

function endOfItem(raw: string, from: number): number {
  const comma = raw.indexOf(',', from)
  return comma === -1 ? raw.length : comma
}

/** Puts "Doe, John <j@x.example>" together again: an item with neither angle nor @ belongs to the next one. */
function joined(list: Draft[]): Draft[] {
  const out: Draft[] = []
  let before = ''
  for (const [nth, draft] of list.entries()) {
    const next = list[nth + 1]
    const bare = draft.angle === null && !draft.phrase.includes('@') && !draft.quoted
    if (bare && next?.angle?.includes('@') && !/@/.test(next.phrase)) {
      before += `${draft.phrase.trim()}, `
      continue
    }
    out.push({ ...draft, phrase: before + draft.phrase })
    before = ''
  }
  return out
}

function readable(text: string, hint?: string): string {
  return decodeWords(decodeRawHeader(text, hint))
    .replace(/[\r\n\t ]+/g, ' ')
    .replaceAll('\0', '')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim()
}

function withReadableDomain(email: string): string {
  const at = email.lastIndexOf('@')
  if (at === -1 || !/xn--/i.test(email.slice(at))) return email
  const domain = domainToUnicode(email.slice(at + 1))
  return domain ? `${email.slice(0, at)}@${domain}` : email
}

function tidyEmail(text: string, hint?: string): string {
  const bare = text.includes('(') && !text.includes('"') ? text.replace(/\((?:[^()\\]|\\.)*\)/g, '') : text
  let email = decodeWords(decodeRawHeader(bare, hint)).replaceAll('\0', '').trim()
  email = email.replace(/^(?:mailto|smtp):/i, '').replace(/^@[^:]*:/, '')
  if (!/^".*"@/.test(email)) email = email.replace(/\s+/g, '')
  return withReadableDomain(email.replace(/^['<\s]+|['>\s.]+$/g, '')).slice(0, 998)
}

const BARE = /[^\s<>()[\]",;:@]{1,320}@[^\s<>()[\]",;:@]{1,255}/

function finish(draft: Draft, hint?: string): Address[] {
  if (draft.angle !== null) {
    const phrase = draft.phrase.trim()
    const name = readable(phrase, hint) || readable(draft.comment, hint)
    const email = tidyEmail(draft.angle, hint)
    if (email.includes('@') || !BARE.test(phrase)) return email === '' && name === '' ? [] : [{ name, email }]
  }
  const phrase = draft.phrase.trim()
  const found = [...phrase.matchAll(new RegExp(BARE, 'g'))]
  if (found.length > 1 && phrase.replace(new RegExp(BARE, 'g'), '').trim() === '') {
    return found.map((match) => ({ name: '', email: tidyEmail(match[0], hint) }))
  }
  if (/^"[^"]*"@\S+$/.test(phrase)) return [{ name: readable(draft.comment, hint), email: tidyEmail(phrase, hint) }]
  const one = found.at(-1)
  if (!one) {
    // A local name alone ("root", "mikel") is an address; several words are only a name.
    const text = readable(phrase, hint)
    if (text === '') return []
    return /\s/.test(text) || draft.quoted ? [{ name: text, email: '' }] : [{ name: '', email: text }]
  }
  const rest = `${phrase.slice(0, one.index)} ${phrase.slice(one.index + one[0].length)}`
  return [{ name: readable(rest, hint) || readable(draft.comment, hint), email: tidyEmail(one[0], hint) }]
}

/** All mailboxes of an address header; never throws, at most `most`. `raw` has one char per byte. */
export function readAddresses(raw: string, most: number, hint?: string): Address[] {
  if (raw === '') return []
  const text = raw.length > 200_000 ? raw.slice(0, 200_000) : raw
  // A whole list inside one encoded word is against the RFC, yet common: it is decoded first.
  const ready = /^\s*=\?[^?\s]+\?[bq]\?[^?]*\?=\s*$/i.test(text) ? decodeWords(text) : text
  const out: Address[] = []
  for (const draft of joined(drafts(ready))) {
    for (const address of finish(draft, hint)) {
      if (out.length < most) out.push(address)
    }
  }
  return out
}
