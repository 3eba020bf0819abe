import type { FoldKind } from '../quotes/fold-kind.ts'
import { foldLines } from '../quotes/fold-lines.ts'
import { type DomLine, domLines, lineText } from './dom-lines.ts'
import { serialise } from './serialise.ts'
import { type HtmlNode, parseHtml } from './tree.ts'

/** Sanitised HTML read for people: its lines as text, why each is folded, and the HTML with the folded parts marked. */
export type FoldedHtml = { text: string; kinds: (FoldKind | null)[]; html: string }

function foldedLeaves(lines: readonly DomLine[], kinds: readonly (FoldKind | null)[]): Set<HtmlNode> {
  const folded = new Set<HtmlNode>()
  for (const [at, line] of lines.entries()) if (kinds[at] !== null) for (const leaf of line.leaves) folded.add(leaf)
  for (const [at, line] of lines.entries()) if (kinds[at] === null) for (const leaf of line.leaves) folded.delete(leaf)
  return folded
}

export function foldHtml(sanitised: string): FoldedHtml {
  const document = parseHtml(sanitised)
  const lines = domLines(document)
  const texts = lines.map(lineText)
  const kinds = foldLines(lines.map((line, at) => ({ text: texts[at] as string, mark: line.mark })))
  const folded = foldedLeaves(lines, kinds)
  return { text: texts.join('\n'), kinds, html: serialise(document, folded) }
}
