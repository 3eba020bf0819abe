import { boundedHtml } from './html/bounded-html.ts'
import { foldHtml } from './html/fold-html.ts'
import { sanitise } from './html/sanitise.ts'
import { textToHtml } from './html/text-html.ts'
import type { ReadLimits } from './limits.ts'
import type { BodyPiece } from './mime/bodies.ts'
import { foldedText, foldText, type Segment, segmentsOf, shownText } from './quotes/segments.ts'
import type { ReadMail } from './shape.ts'

type Body = Pick<ReadMail, 'text' | 'textFrom' | 'html' | 'htmlFrom' | 'segments' | 'newText' | 'folded'>

function bounded(text: string, most: number, problems: Set<string>): string {
  if (text.length <= most) return text
  problems.add(`text longer than ${most} characters: the rest is in the raw mail`)
  return text.slice(0, most)
}

/** Display HTML of plain text, the folded runs inside `data-folded`. */
function htmlOfSegments(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      const html = textToHtml(segment.text)
      return segment.folded && html !== '' ? `<div data-folded="">${html}</div>` : html
    })
    .join('\n')
}

function finished(
  text: string,
  textFrom: Body['textFrom'],
  segments: Segment[],
  html: string,
  htmlFrom: Body['htmlFrom'],
): Body {
  return { text, textFrom, html, htmlFrom, segments, newText: shownText(segments), folded: foldedText(segments) }
}

/** "Your mail program cannot show HTML": a plain form that holds none of the words. */
const isExcuse = (words: string, shown: string) =>
  words.length < 400 &&
  shown.length > words.length * 2 &&
  /\bhtml\b.{0,80}(?:e-?mail|message|client|viewer|compatible|format|version|program)|(?:e-?mail|client|viewer|format).{0,60}\bhtml\b/is.test(
    words,
  )

/** Text, shown HTML and their folded parts out of the pieces of the mail, in their order. */
export function composeBody(pieces: readonly BodyPiece[], limits: ReadLimits, problems: Set<string>): Body {
  const rich = pieces.some((piece) => piece.html !== null && piece.html.trim() !== '')
  if (!rich) {
    const text = bounded(pieces.map((piece) => piece.text ?? '').join('\n'), limits.textChars, problems)
    const segments = foldText(text)
    const found = text.trim() !== ''
    return finished(text, found ? 'text' : 'none', segments, htmlOfSegments(segments), found ? 'text' : 'none')
  }
  const joined = pieces.map((piece) => piece.html ?? textToHtml(piece.text ?? '')).join('<br />\n')
  const shown = foldHtml(sanitise(boundedHtml(joined, limits.htmlChars, problems)))
  const words = pieces
    .map((piece) => piece.text ?? '')
    .join('\n')
    .trim()
  const hasText = words !== '' && !isExcuse(words, shown.text)
  if (!hasText) {
    const segments = segmentsOf(shown.text, shown.kinds)
    return finished(shown.text, shown.text.trim() === '' ? 'none' : 'html', segments, shown.html, 'html')
  }
  const parts = pieces.map(
    (piece) => piece.text ?? foldHtml(sanitise(boundedHtml(piece.html ?? '', limits.htmlChars, problems))).text,
  )
  const text = bounded(parts.join('\n'), limits.textChars, problems)
  return finished(text, 'text', foldText(text), shown.html, 'html')
}
