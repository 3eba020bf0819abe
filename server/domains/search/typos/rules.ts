import { lexemesOf } from '../words/rules.ts'

/**
 * Edits between two words: a letter more, less, another, or two changed round (optimal string alignment, as in Damerau 1964).
 * Where it is more than `most`, one more than that.
 */
export function editsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let edits = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      next.push(edits)
    }
    before = row
    row = next
    if (Math.min(...row) > most) return most + 1
  }
  return Math.min(row[other.length] ?? most, most + 1)
}

/** How many typing mistakes are forgiven: none in a short word, which would become any other. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** A word that somebody has written before. */
export interface KnownWord {
  word: string
  sound: string
  uses: number
}

/** A mistake in one form of a word of which only another is known, as where Bulgarian puts its article. */
function betweenStems(one: string, other: string, most: number): number {
  const stems = lexemesOf(other)
  const edits = lexemesOf(one).map((stem, index) =>
    stem.length < 5 ? most + 1 : editsBetween(stem, stems[index] ?? stems[0] ?? '', 1),
  )
  return Math.min(...edits) > 1 ? most + 1 : Math.min(...edits)
}

/** The known words that were probably meant, nearest and most used first; three at most, all as near as the first. */
export function meant(word: string, sound: string, known: readonly KnownWord[]): string[] {
  const most = forgiven(word)
  const near = known.flatMap((each) => {
    const written = editsBetween(word, each.word, most)
    // By sound between alphabets, and where two letters are one sound; of two as near, what is written so is meant.
    const spoken = each.sound === sound ? 0.5 : editsBetween(sound, each.sound, most) + 0.25
    const edits = Math.min(written, spoken, betweenStems(word, each.word, most) + 0.5)
    return edits < most + 1 && each.word !== word ? [{ ...each, edits }] : []
  })
  const sorted = near.toSorted((a, b) => a.edits - b.edits || b.uses - a.uses)
  return sorted
    .filter(({ edits, uses }) => edits === sorted[0]?.edits && uses * 20 >= (sorted[0]?.uses ?? 0))
    .slice(0, 3)
    .map((each) => each.word)
}
