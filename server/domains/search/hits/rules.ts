import { elsewhere } from '../indexing/rules.ts'

/** Where one lexeme of a document stands: the numbers of messages, with what was found there. */
export interface LexemePlaces {
  /** The conversation whose messages they are: the one that was found, or one that was merged into it. */
  home: string
  /** Which word of the line it is a form of. */
  which: number
  positions: readonly number[]
  /** A subject, B name, C file, D said. */
  weights: readonly string[]
}

/**
 * The message that has the most different words of the line; of several the first, for later ones quote it. Null where nothing
 * was said or attached that has any. The subject of one that was merged into it stands at its first message.
 */
export function bestMessage(id: string, places: readonly LexemePlaces[]): { home: string; seq: number } | null {
  const having = new Map<string, { home: string; seq: number; words: Set<number> }>()
  for (const { home, which, positions, weights } of places)
    for (const [index, seq] of positions.entries()) {
      const isSaid = weights[index] === 'C' || weights[index] === 'D' || (weights[index] === 'A' && home !== id)
      if (seq >= elsewhere || !isSaid) continue
      const known = having.get(`${home} ${seq}`) ?? { home, seq, words: new Set() }
      known.words.add(which)
      having.set(`${home} ${seq}`, known)
    }
  const [best] = [...having.values()].toSorted((one, other) => other.words.size - one.words.size || one.seq - other.seq)
  return best ? { home: best.home, seq: best.seq } : null
}
