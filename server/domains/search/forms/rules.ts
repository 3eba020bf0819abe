import { type AskedWord, phrasesIn, tsqueryOf, type Wanted, wordsIn } from '../asking/rules.ts'
import type { Matching } from '../passages/rules.ts'
import { isFunctionWord, lexemesOf } from '../words/rules.ts'

/** What stands for a word of a line. */
export interface Understood {
  asked: AskedWord
  /** Any of these; with `:*` what begins so. */
  lexemes: string[]
  /** What was probably meant, where nobody wrote the word. */
  corrected: string[]
  /** How it is probably written where it was written: corrected, or in the other alphabet. */
  written: string
}

/** The words of a line as they are looked for, ranked and shown. */
export interface Forms {
  /** Text of a tsquery for any part of the line; null where it asks nothing that the index knows. */
  query(wanted: Wanted): string | null
  /** Any word of the line. */
  any: string | null
  /** All words in one message; null for a single one. */
  together: string | null
  /** Each lexeme with the place of its word in the line. */
  lexemes: ReadonlyMap<string, number>
  matching: Matching
}

export function formsOf(wanted: Wanted, understood: readonly Understood[]): Forms {
  const lexemesFor = (asked: AskedWord) =>
    understood.find((each) => each.asked === asked)?.lexemes ?? lexemesOf(asked.word)
  const inPhrases = phrasesIn(wanted).flat()
  const words: AskedWord[] = [
    ...wordsIn(wanted),
    ...inPhrases.map((word) => ({ kind: 'word' as const, word, typing: false })),
  ]
  const lexemes = new Map<string, number>()
  for (const [index, asked] of words.entries())
    if (!isFunctionWord(asked.word) || inPhrases.includes(asked.word))
      for (const lexeme of lexemesFor(asked)) lexemes.set(lexeme, lexemes.get(lexeme) ?? index)
  const queries = words.flatMap((word) => tsqueryOf(word, lexemesFor) ?? [])
  const typed = words.findIndex(({ typing, word }) => typing && word.length > 2)
  return {
    query: (part) => tsqueryOf(part, lexemesFor),
    any: queries.join(' | ') || null,
    together: queries.length > 1 ? queries.join(' <0> ') : null,
    lexemes,
    matching: (word) => {
      for (const lexeme of lexemesOf(word)) {
        const which = lexemes.get(lexeme)
        if (which !== undefined) return which
      }
      return typed >= 0 && word.startsWith(words[typed]?.word ?? word) ? typed : -1
    },
  }
}
