import type { Findable } from '../indexing/rules.ts'
import { isFunctionWord, lexemesOf, tongueOf, wordsOf } from '../words/rules.ts'

/** A word of a conversation that may tell what it is about. */
export interface Telling {
  lexeme: string
  /** As somebody wrote it. */
  word: string
  times: number
  inSubject: boolean
}

const most = 50

/** What a conversation says most; who writes does not tell what it is about. */
export function tellingOf({ subject, language, person, messages }: Findable): Telling[] {
  const names = new Set(
    [person, ...messages.map(({ from }) => from)].flatMap((text) => wordsOf(text).map(({ word }) => word)),
  )
  const found = new Map<string, Telling>()
  const read = (text: string, inSubject: boolean) => {
    const tongue = tongueOf(text, language)
    const seen = new Set<string>()
    for (const { word } of wordsOf(text)) {
      if (isFunctionWord(word) || word.length < 3 || names.has(word)) continue
      const lexeme = lexemesOf(word, tongue)[0] ?? word
      const known = found.get(lexeme) ?? { lexeme, word, times: 0, inSubject }
      // Once a message: a quoted history says everything many times.
      if (!seen.has(lexeme)) known.times += 1
      seen.add(lexeme)
      known.inSubject ||= inSubject
      found.set(lexeme, known)
    }
  }
  read(subject, true)
  for (const { text } of messages.slice(-20)) read(text, false)
  return [...found.values()]
    .toSorted((a, b) => Number(b.inSubject) - Number(a.inSubject) || b.times - a.times)
    .slice(0, most)
}

export type Weighed = Telling & { weight: number }

/** The most telling, by how often they are said here and how seldom elsewhere (tf–idf; Spärck Jones 1972). */
export function weighed(
  telling: readonly Telling[],
  frequencies: ReadonlyMap<string, number>,
  documents: number,
): Weighed[] {
  return telling
    .flatMap((each) => {
      const share = (frequencies.get(each.lexeme) ?? 0) / Math.max(documents, 1)
      if (share > 0.2) return []
      const rarity = Math.log(1 / Math.max(share, 1 / (2 * Math.max(documents, 1))))
      return { ...each, weight: rarity * (1 + Math.log(Math.max(each.times, 1))) * (each.inSubject ? 1.6 : 1) }
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 10)
}

export interface Closeness {
  /** Weight of the words that both have, and of all that were asked for. */
  common: number
  asked: number
  samePerson: boolean
  sameCompany: boolean
  sameTopic: boolean
  days: number
}

/** 0 and above; below `least` it is not worth a look. */
export const closeness = ({ common, asked, samePerson, sameCompany, sameTopic, days }: Closeness): number =>
  common / Math.max(asked, 1) +
  (sameTopic ? 0.15 : 0) +
  (samePerson ? 0.15 : 0) +
  (sameCompany ? 0.1 : 0) +
  (days <= 14 ? 0.1 : 0)
export const least = 0.4
