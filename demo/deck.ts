import { at, type Random } from './random.ts'

/** Draws from lists so that nothing is said twice in one conversation before everything has been said once. */
export type Deck = (phrases: readonly string[]) => string

export function deck(r: Random): Deck {
  const places = new Map<readonly string[], number>()
  return (phrases) => {
    const place = places.get(phrases) ?? Math.floor(r() * phrases.length)
    places.set(phrases, place + 1)
    return at(phrases, place)
  }
}
