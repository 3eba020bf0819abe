import { isFunctionWord, isLearned, lexemesOf, type Tongue, tongueOf, wordsOf } from '../words/rules.ts'

/** What a conversation is found by. */
export interface Findable {
  subject: string
  language: string | null
  person: string
  /** What was merged into it. */
  merged: readonly { subject: string; language: string | null }[]
  messages: readonly { seq: number; text: string; from: string; files: string }[]
}

/** Where a word stands: in the subject, in a name, in the name of a file, in what was said. Weights of a tsvector. */
type Place = 'A' | 'B' | 'C' | ''

/** Positions of a tsvector end here, and a lexeme holds no more than this many of them. */
const lastPosition = 16_383
/** The number of what was said in another one, which was merged into this; where there, its own document says. */
export const elsewhere = lastPosition
const mostPositions = 200
/** Bytes of lexemes; a tsvector may hold a megabyte. */
const mostBytes = 600_000

/** A tsvector as text, its positions the numbers of messages, and the words that it was made of. */
export function documentOf({ subject, language, person, merged, messages }: Findable): {
  lexemes: string
  words: Set<string>
} {
  const places = new Map<string, string[]>()
  const words = new Set<string>()
  let bytes = 0

  const add = (text: string, tongue: Tongue, seq: number, place: Place) => {
    const at = `${Math.min(Math.max(seq, 1), lastPosition)}${place}`
    for (const { word } of wordsOf(text)) {
      if (isFunctionWord(word)) continue
      if (isLearned(word)) words.add(word)
      for (const lexeme of lexemesOf(word, tongue)) {
        const known = places.get(lexeme)
        if (!known) {
          bytes += lexeme.length * 2 + 4
          if (bytes > mostBytes) return
          places.set(lexeme, [at])
        } else if (known.at(-1) !== at && known.length < mostPositions) {
          bytes += 2
          known.push(at)
        }
      }
    }
  }

  add(subject, tongueOf(subject, language), 1, 'A')
  add(person, null, 1, 'B')
  for (const other of merged) add(other.subject, tongueOf(other.subject, other.language), elsewhere, 'A')
  for (const { seq, text, from, files } of messages) {
    add(from, null, seq, 'B')
    add(files, null, seq, 'C')
    add(text, tongueOf(text, language), seq, '')
  }
  const lexemes = [...places].map(([lexeme, at]) => `'${lexeme.replace(/['\\]/g, '$&$&')}':${at.join(',')}`).join(' ')
  return { lexemes, words }
}
