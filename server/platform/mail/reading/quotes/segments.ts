import type { FoldKind } from './fold-kind.ts'
import { type FoldLine, foldLines } from './fold-lines.ts'

/** A run of text either shown or folded. The texts of all segments in order are the whole text, to the last character. */
export type Segment = { folded: FoldKind | null; text: string }

/** Cuts `text` into shown and folded runs. `marks` are what HTML classes said about each line. */
export function segmentsOf(text: string, kinds: readonly (FoldKind | null)[]): Segment[] {
  if (text === '') return []
  const segments: Segment[] = []
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    const piece = at < lines.length - 1 ? `${line}\n` : line
    const folded = kinds[at] ?? null
    const last = segments.at(-1)
    if (last && last.folded === folded) last.text += piece
    else segments.push({ folded, text: piece })
  }
  return segments
}

export function foldText(text: string): Segment[] {
  const lines: FoldLine[] = text.split('\n').map((line) => ({ text: line }))
  return segmentsOf(text, foldLines(lines))
}

const trimmed = (text: string) => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()

/** Runs that were apart are put together with one empty line, or none where none stood. */
function together(segments: readonly Segment[]): string {
  const parts: string[] = []
  let before = ''
  for (const { text } of segments) {
    const part = trimmed(text)
    const apart = /\n[ \t]*\n$/.test(before.slice(-200)) || /^[ \t]*\n/.test(text)
    if (part !== '') parts.push(parts.length === 0 ? '' : apart ? '\n\n' : '\n', part)
    before = text
  }
  return parts.join('')
}

/** What the writer newly wrote. */
export const shownText = (segments: readonly Segment[]) =>
  together(segments.filter((segment) => segment.folded === null))

/** All the rest: quotes, signatures, disclaimers. */
export const foldedText = (segments: readonly Segment[]) =>
  together(segments.filter((segment) => segment.folded !== null))
