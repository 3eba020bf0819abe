import type { Passage } from '../../../../contract/search.ts'
import { type Word, wordsOf } from '../words/rules.ts'

const width = 190
const before = 50

/** Is this word of the text one that was looked for? Answers which of them, to tell how many a passage has; -1 for none. */
export type Matching = (word: string) => number

/** The whole of a short text, cut at what was found in it. */
export const marked = (text: string, matching: Matching): Passage => cutAt(text, 0, text.length, hitsIn(text, matching))

interface Hit extends Word {
  which: number
}

const hitsIn = (text: string, matching: Matching): Hit[] =>
  wordsOf(text).flatMap((word) => {
    const which = matching(word.word)
    return which < 0 ? [] : [{ ...word, which }]
  })

/** The places of a text that have the most of what was looked for, in its order; two at most. */
export function passagesOf(text: string, matching: Matching): Passage[] {
  const hits = hitsIn(text, matching)
  const chosen: Hit[][] = []
  let rest = hits
  while (chosen.length < 2 && rest.length) {
    const best = richest(rest)
    // A second one only where it has something that the first has not.
    if (chosen[0] && !best.some(({ which }) => !chosen[0]?.some((hit) => hit.which === which))) break
    chosen.push(best)
    rest = rest.filter((hit) => !best.includes(hit))
  }
  return chosen
    .toSorted(([one], [other]) => (one?.start ?? 0) - (other?.start ?? 0))
    .map((own) => around(text, own, hits))
}

/** The hits within one width that are the most different ones; the first such. */
function richest(hits: readonly Hit[]): Hit[] {
  let best: Hit[] = []
  let most = 0
  for (const [index, first] of hits.entries()) {
    const own = hits.slice(index, index + 30).filter(({ end }) => end - first.start <= width - before)
    const different = new Set(own.map(({ which }) => which)).size
    if (different > most) [best, most] = [own.length ? own : [first], different]
  }
  return best.length ? best : hits.slice(0, 1)
}

function around(text: string, own: readonly Hit[], hits: readonly Hit[]): Passage {
  const first = own[0]?.start ?? 0
  let start = Math.max(0, first - before)
  let end = Math.min(text.length, start + width)
  // Not through the middle of a word, as far as there is an edge nearby.
  if (start > 0) start = Math.min(first, start + Math.max(0, text.slice(start, start + 24).search(/\s\S/) + 1))
  if (end < text.length) end -= Math.max(0, /\s\S*$/.exec(text.slice(end - 24, end))?.[0].length ?? 0)
  const passage = cutAt(text, start, end, hits)
  if (start > 0) passage.unshift({ text: '… ', hit: false })
  if (end < text.length) passage.push({ text: ' …', hit: false })
  return passage
}

function cutAt(text: string, start: number, end: number, hits: readonly Hit[]): Passage {
  const parts: Passage = []
  let at = start
  const push = (until: number, hit: boolean) => {
    // Marks of quotes are no words.
    const piece = text
      .slice(at, until)
      .replace(/\n[>\s]*/g, ' ')
      .replace(/\s+/g, ' ')
    if (piece) parts.push({ text: piece, hit })
    at = until
  }
  for (const each of hits) {
    if (each.start < at || each.end > end) continue
    push(each.start, false)
    push(each.end, true)
  }
  push(end, false)
  return parts
}

/** Do these words stand side by side in a text? */
export function holdsPhrase(text: string, phrase: readonly string[]): boolean {
  const words = wordsOf(text).map(({ word }) => word)
  return words.some((_, index) => phrase.every((word, offset) => words[index + offset] === word))
}
