import { type Attribution, attributionAt } from './attribution.ts'
import type { FoldKind } from './fold-kind.ts'
import { foldTails } from './fold-tails.ts'
import { headerBlockEnd } from './header-block.ts'
import { isDivider, isReplyMarker, isSeparator } from './tails.ts'

/** One line to judge: its text, and what a mail client said about it by HTML class. */
export type FoldLine = { text: string; mark?: string | null }

const QUOTED = /^ {0,3}>|^ {0,3}\p{Lu}[\p{L}\p{N}._-]{0,20}>(?: |$)/u
const PIPED = /^\s?\|(?:\s|$)/
// Right-to-left mails wrap names and addresses in invisible marks.
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g
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

/** How many lines with words are shown above each line; the last entry counts them all. */
function shownAbove(pass: Pass): number[] {
  const counts = [0]
  for (const [at, text] of pass.texts.entries()) {
    counts.push((counts[at] as number) + (pass.kinds[at] === null && !isBlank(text) ? 1 : 0))
  }
  return counts
}

/** Answers between quotes cannot be read without the quotes: those stay shown. */
function showInterleaved(pass: Pass): void {
  const counts = shownAbove(pass)
  const all = counts.at(-1) as number
  const below = (quote: Quote) => all - (counts[quote.to + 1] as number)
  const answered = pass.quotes.filter((quote) => below(quote) > 0)
  for (const quote of answered) {
    // One introduced quote over or under the answer is folded like any other; a long answer below it refers to it.
    const single = answered.length === 1 && quote.introduced
    if (single && !((counts[quote.from] as number) > 0 && below(quote) >= 5)) continue
    for (let at = quote.from; at <= quote.to; at++) pass.kinds[at] = null
  }
}

/** For each line why it is folded, or null where it is shown. Something is always shown when there is text at all. */
export function foldLines(lines: readonly FoldLine[]): (FoldKind | null)[] {
  const judged = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES) : lines
  const pass: Pass = {
    texts: judged.map((line) => line.text.replace(DIRECTION, '')),
    marks: judged.map((line) => line.mark ?? null),
    kinds: judged.map(() => null),
    quotes: [],
    seen: false,
  }
  foldQuotes(pass)
  foldTails(pass.texts, pass.marks, pass.kinds)
  showInterleaved(pass)
  if (shownAbove(pass).at(-1) === 0) showSomething(pass)
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
