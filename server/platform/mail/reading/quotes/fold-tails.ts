import type { FoldKind } from './fold-kind.ts'
import { isDisclaimer, isFooter, isMobileLine, isOrnament, isProperSignatureMark, isSignatureMark } from './tails.ts'

const isBlank = (text: string) => text.trim() === ''
const MOST_SIGNATURE_LINES = 30

/** Runs of lines not folded yet: between quotes, and after the last one. */
function regions(kinds: readonly (FoldKind | null)[]): [number, number][] {
  const found: [number, number][] = []
  let open = -1
  for (let at = 0; at <= kinds.length; at++) {
    const shown = at < kinds.length && kinds[at] === null
    if (shown && open < 0) open = at
    if (!shown && open >= 0) {
      found.push([open, at])
      open = -1
    }
  }
  return found
}

function filled(texts: readonly string[], from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (!isBlank(texts[at] as string)) count++
  return count
}

/** Where the signature of a region begins; its end when there is none. */
function signatureStart(texts: readonly string[], marks: readonly (string | null)[], from: number, to: number): number {
  const marked = markedTail(texts, marks, from, to)
  for (let at = from; at < marked; at++) {
    const text = texts[at] as string
    if (isProperSignatureMark(text) || isListFooter(texts, at, to)) return at
    if (isSignatureMark(text) && isShort(texts, at, to)) return at
  }
  return marked
}

/** The lines at the end of a region that a mail client itself called a signature. */
function markedTail(texts: readonly string[], marks: readonly (string | null)[], from: number, to: number): number {
  let first = to
  for (let at = to - 1; at >= from; at--) {
    if (isBlank(texts[at] as string)) continue
    if (marks[at] !== 'signature') break
    first = at
  }
  return first
}

const isShort = (texts: readonly string[], at: number, to: number) =>
  to - at < 4 * MOST_SIGNATURE_LINES && filled(texts, at, to) <= MOST_SIGNATURE_LINES

/** A long line of underscores over a few lines about a mailing list or how to reach somebody. */
function isListFooter(texts: readonly string[], at: number, to: number): boolean {
  if (!/^_{10,}\s*$/.test(texts[at] as string) || to - at > 40 || filled(texts, at + 1, to) > 6) return false
  return /https?:|@|\blist\b|signature|tel\b|unsubscribe|рассылк|бюлетин/i.test(texts.slice(at + 1, to).join(' '))
}

function paragraphStart(texts: readonly string[], at: number, from: number): number {
  let first = at
  while (first > from && at - first < 40 && !isBlank(texts[first - 1] as string)) first--
  return first
}

/** Where the disclaimer, list footer or mobile line at the end of a region begins. */
function footerStart(texts: readonly string[], from: number, to: number): { at: number; kind: FoldKind } | null {
  let end = to
  let kind: FoldKind | null = null
  for (let at = to - 1; at >= from; at--) {
    const text = texts[at] as string
    if (isBlank(text)) continue
    if (isMobileLine(text) || isFooter(text)) {
      end = at
      kind ??= isFooter(text) ? 'disclaimer' : 'signature'
      continue
    }
    if (isOrnament(text)) {
      end = at
      kind ??= 'signature'
      continue
    }
    const first = paragraphStart(texts, at, from)
    const disclaimer = disclaimerLine(texts, first, at + 1)
    if (disclaimer === -1) break
    end = disclaimer
    kind = 'disclaimer'
    at = disclaimer
  }
  return kind === null ? null : { at: end, kind }
}

const sentenceFrom = (texts: readonly string[], from: number, to: number) =>
  texts
    .slice(from, Math.min(to, from + 6))
    .map((text) => text.slice(0, 600))
    .join(' ')

/** Line of a paragraph at which its disclaimer begins, or -1. Wrapped lines are read together. */
function disclaimerLine(texts: readonly string[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const sentence = sentenceFrom(texts, at, to)
    const before = sentenceFrom(texts, at + 1, to)
    if (isDisclaimer(sentence) && !isDisclaimer(before)) return at
  }
  return -1
}

/** Folds signatures, "sent from my …" lines, disclaimers and list footers at the end of every shown run of lines. */
export function foldTails(
  texts: readonly string[],
  marks: readonly (string | null)[],
  kinds: (FoldKind | null)[],
): void {
  for (const [from, to] of regions(kinds)) {
    const signature = signatureStart(texts, marks, from, to)
    for (let at = signature; at < to; at++) kinds[at] = 'signature'
    const footer = footerStart(texts, from, signature)
    if (footer) for (let at = footer.at; at < signature; at++) kinds[at] = footer.kind
  }
}
