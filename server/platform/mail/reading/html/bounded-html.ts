import { textToHtml } from './text-html.ts'

const MOST_DEPTH = 1000
/** HTML shorter than this cannot nest so deeply that reading it becomes slow. */
const HARMLESS_LENGTH = 50_000
// These close themselves when they are left open, so they do not nest.
const SELF_CLOSING = new Set(
  'p li dt dd tr td th thead tbody tfoot option area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
)

function depthExceeds(html: string, most: number): boolean {
  let depth = 0
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (SELF_CLOSING.has((match[2] as string).toLowerCase())) continue
    depth = match[1] === '' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > most) return true
  }
  return false
}

/** HTML that may be parsed: cut to `most` characters, and only its words where it nests beyond all reason. */
export function boundedHtml(html: string, most: number, problems: Set<string>): string {
  const cut = html.length > most ? html.slice(0, most) : html
  if (cut !== html) problems.add(`HTML longer than ${most} characters: the rest is in the raw mail`)
  if (cut.length < HARMLESS_LENGTH || !depthExceeds(cut, MOST_DEPTH)) return cut
  problems.add('HTML nested too deeply: only its words are shown')
  return textToHtml(cut.replace(/<[^<>]*>/g, '\n').replace(/\s*\n\s*/g, '\n'))
}
