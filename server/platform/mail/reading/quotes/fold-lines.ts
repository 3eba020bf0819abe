import { type Attribution, attributionAt } from './attribution.ts'
import type { FoldKind } from './fold-kind.ts'
import { foldTails } from './fold-tails.ts'
import { headerBlockEnd } from './header-block.ts'
import { isDivider, isReplyMarker, isSeparator } from './tails.ts'

/** One line to judge: its text, and what a mail client said about it by HTML class. */
export type FoldLine = { text: string; mark?: string | null }

const QUOTED = /^ {0,3}>|^ {0,3}\p{Lu}[\p{L}\p{N}._-]{0,20}>(?: |$)/u
const PIPED = /^\s?\|(?:\s|$)/
const MOST_LINES = 20_000

const isBlank = (text: string) => text.trim() === ''

type Quote = { from: number; to: number; introduced: boolean }

type Pass = { texts: string[]; marks: (string | null)[]; kinds: (FoldKind | null)[]; quotes: Quote[]; seen: boolean }

function fold(pass: Pass, from: number, to: number, kind: FoldKind): void {
  for (let at = from; at <= to; at++) pass.kinds[at] = kind
}

function nextFilled(pass: Pass, from: number): number {
  let at = from
  while (at < pass.texts.length && isBlank(pass.texts[at] as string)) at++
  return at
}

const isQuoted = (pass: Pass, at: number) => QUOTED.test(pass.texts[at] ?? '')

/** Last line of the run of quoted lines (blank lines between them belong to it). */
function quoteEnd(pass: Pass, from: number, quoted: (text: string) => boolean): number {
  let last = from
  for (let at = from; at < pass.texts.length; at++) {
    const text = pass.texts[at] as string
    if (quoted(text)) last = at
    // A quoted line that a mailer wrapped leaves one short unquoted rest between quoted lines.
    else if (!isBlank(text) && !(at === last + 1 && isWrappedRest(pass, at, quoted))) break
  }
  return last
}

function isWrappedRest(pass: Pass, at: number, quoted: (text: string) => boolean): boolean {
  const before = pass.texts[at - 1] as string
  const text = pass.texts[at] as string
  return before.length >= 66 && text.length < 16 && !/[.!?:]$/.test(text.trim()) && quoted(pass.texts[at + 1] ?? '')
}

/** Dividers and blank lines right above a cut go with it. */
function withDividers(pass: Pass, from: number): number {
  let first = from
  for (let at = from - 1; at >= 0; at--) {
    const text = pass.texts[at] as string
    if (isDivider(text)) first = at
    else if (!isBlank(text)) break
  }
  return first
}

/** The lines that introduce a quoted mail at `at`: separators, header block, attribution, in any customary order. */
function introduction(pass: Pass, at: number): { from: number; to: number; strong: boolean } | null {
  const text = pass.texts[at] as string
  if (isBlank(text)) return null
  if (isSeparator(text)) return { from: at, to: afterSeparator(pass, at), strong: true }
  const header = headerBlockEnd(pass.texts, at)
  if (header >= 0) return { from: at, to: header, strong: true }
  const found: Attribution | null = attributionAt(pass.texts, at)
  return found
}

/** A separator is often followed by a header block or by an attribution. */
function afterSeparator(pass: Pass, at: number): number {
  const next = nextFilled(pass, at + 1)
  if (next >= pass.texts.length || next > at + 3) return at
  const header = headerBlockEnd(pass.texts, next)
  if (header >= 0) return header
  const found = attributionAt(pass.texts, next)
  return found ? found.to : isSeparator(pass.texts[next] as string) ? next : at
}

function readQuote(pass: Pass, from: number, introduced: boolean, quoted: (text: string) => boolean): number {
  const to = quoteEnd(pass, from, quoted)
  pass.quotes.push({ from, to, introduced })
  fold(pass, from, to, 'quote')
  return to + 1
}

const foldRest = (pass: Pass, from: number) => fold(pass, withDividers(pass, from), pass.texts.length - 1, 'quote')

/** Marks everything that belongs to earlier mails; leaves the quotes in `pass.quotes` for a second look. */
function foldQuotes(pass: Pass): void {
  const { texts } = pass
  let at = 0
  while (at < texts.length) {
    const text = texts[at] as string
    if (pass.seen && (pass.marks[at] === 'rest' || isReplyMarker(text))) {
      foldRest(pass, at)
      return
    }
    if (pass.marks[at] === 'quote' && pass.seen) {
      pass.kinds[at++] = 'quote'
      continue
    }
    if (isQuoted(pass, at)) {
      at = readQuote(pass, at, false, (line) => QUOTED.test(line))
      continue
    }
    const intro = introduction(pass, at)
    if (!intro) {
      if (!isBlank(text) && !isDivider(text)) pass.seen = true
      at++
      continue
    }
    const next = nextFilled(pass, intro.to + 1)
    const quoted = isQuoted(pass, next) ? QUOTED : PIPED.test(texts[next] ?? '') ? PIPED : null
    if (quoted && next < texts.length) {
      fold(pass, withDividers(pass, intro.from), next - 1, 'quote')
      at = readQuote(pass, next, true, (line) => quoted.test(line))
      continue
    }
    if (!intro.strong) {
      pass.seen = true
      at = intro.from + 1
      continue
    }
    if (pass.seen) {
      foldRest(pass, intro.from)
      return
    }
    // Nothing above it: a pure forward, or an answer written below; only the introduction itself is folded.
    fold(pass, withDividers(pass, intro.from), intro.to, 'quote')
    at = intro.to + 1
  }
}

function countShown(pass: Pass, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (pass.kinds[at] === null && !isBlank(pass.texts[at] as string)) count++
  return count
}

/** Answers between quotes cannot be read without the quotes: those stay shown. */
function showInterleaved(pass: Pass): void {
  const answered = pass.quotes.filter((quote) => countShown(pass, quote.to + 1, pass.texts.length) > 0)
  for (const quote of answered) {
    const above = countShown(pass, 0, quote.from)
    const below = countShown(pass, quote.to + 1, pass.texts.length)
    const alone = answered.length === 1
    const keep = alone ? (quote.introduced ? above > 0 && below >= 5 : true) : true
    if (keep) for (let at = quote.from; at <= quote.to; at++) pass.kinds[at] = null
  }
}

/** For each line why it is folded, or null where it is shown. Something is always shown when there is text at all. */
export function foldLines(lines: readonly FoldLine[]): (FoldKind | null)[] {
  const judged = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES) : lines
  const pass: Pass = {
    texts: judged.map((line) => line.text),
    marks: judged.map((line) => line.mark ?? null),
    kinds: judged.map(() => null),
    quotes: [],
    seen: false,
  }
  foldQuotes(pass)
  foldTails(pass.texts, pass.marks, pass.kinds)
  showInterleaved(pass)
  const shown = countShown(pass, 0, pass.texts.length) > 0
  if (!shown) showSomething(pass)
  const rest = lines.length - judged.length
  return rest > 0 ? [...pass.kinds, ...Array.from({ length: rest }, () => pass.kinds.at(-1) ?? null)] : pass.kinds
}

/** All was folded: first the signature is shown again, else everything. */
function showSomething(pass: Pass): void {
  const personal = pass.kinds.some(
    (kind, at) => kind !== 'quote' && kind !== null && !isBlank(pass.texts[at] as string),
  )
  for (let at = 0; at < pass.kinds.length; at++) if (!personal || pass.kinds[at] !== 'quote') pass.kinds[at] = null
}
