import type { Syntax } from '../../../platform/filters/text/parse.ts'
import { editsBetween } from '../typos/rules.ts'
import { isFunctionWord, wordsOf } from '../words/rules.ts'

/** What is looked for in the words. `typing`: its end may not be written yet. */
export type Wanted =
  | { kind: 'word'; word: string; typing: boolean }
  | { kind: 'phrase'; words: string[] }
  | { kind: 'all' | 'any'; parts: Wanted[] }
  | { kind: 'not'; part: Wanted }

/** A line of search taken apart. */
export interface Asked {
  wanted: Wanted
  /** What the filter language answers for. */
  filter: Syntax | null
  /** Names or addresses of who writes; `without`: who does not. */
  from: { text: string; without: boolean }[]
  where: Where
  /** A number that people say, where the line is nothing else. */
  number: number | null
  /** The bare words as they were typed: people and companies are looked for by them. */
  typed: string
}

export const places = ['inbox', 'spam', 'trash', 'any'] as const
export type Where = (typeof places)[number]

type Term = Extract<Syntax, { kind: 'term' }>

/** Takes the line apart. `known` are the names of the fields; a colon after any other word is only a colon. */
export function askedOf(syntax: Syntax, line: string, known: readonly string[]): Asked {
  const asked: Asked = {
    wanted: { kind: 'all', parts: [] },
    filter: null,
    from: [],
    where: 'inbox',
    number: null,
    typed: '',
  }
  const parts: Wanted[] = []
  const filters: Syntax[] = []
  for (const part of syntax.kind === 'all' ? syntax.parts : [syntax]) {
    const own = ownTerm(part)
    if (own && takeOwn(asked, own)) continue
    const wanted = wantedOf(part, line, known)
    if (wanted) parts.push(wanted)
    else filters.push(part)
  }
  asked.wanted = { kind: 'all', parts }
  if (filters.length) asked.filter = { kind: 'all', parts: filters }
  asked.typed = wordsIn(asked.wanted)
    .map(({ word }) => word)
    .join(' ')
  const number = /^\s*#?(\d{1,9})\s*$/.exec(line)?.[1]
  asked.number = number ? Number(number) : null
  return asked
}

function ownTerm(part: Syntax): { term: Term; without: boolean } | null {
  if (part.kind === 'term') return { term: part, without: false }
  if (part.kind === 'not' && part.part.kind === 'term') return { term: part.part, without: true }
  return null
}

const textOf = ({ pieces }: Term): string =>
  pieces.map(({ chunks }) => chunks.map(({ text }) => text).join('')).join(',')

/** `from:` and `in:` are of search alone. False where the term is another's. */
function takeOwn(asked: Asked, { term, without }: { term: Term; without: boolean }): boolean {
  const name = term.name.text.toLowerCase()
  const text = textOf(term)
  if (name === 'from') {
    if (text) asked.from.push({ text, without })
    return true
  }
  const place = places.find((each) => each === text.toLowerCase())
  if (name !== 'in' || without || !(place || !text)) return false
  asked.where = place ?? 'inbox'
  return true
}

/** The words of a part, or null where it is for the filter language. */
function wantedOf(part: Syntax, line: string, known: readonly string[]): Wanted | null {
  switch (part.kind) {
    case 'words': {
      const { text, quoted, position, length } = part.chunk
      const words = wordsOf(text).map(({ word }) => word)
      if (quoted) return words.length > 1 ? { kind: 'phrase', words } : each(words, false)
      return each(words, position + length === line.length)
    }
    case 'term':
      if (!isOnlyColon(part, known)) return null
      return each(
        wordsOf(`${part.name.text} ${textOf(part)}`).map(({ word }) => word),
        false,
      )
    case 'not': {
      const inner = wantedOf(part.part, line, known)
      return inner && { kind: 'not', part: inner }
    }
    default: {
      const parts = part.parts.map((each) => wantedOf(each, line, known))
      return parts.some((each) => each === null) ? null : { kind: part.kind, parts: parts as Wanted[] }
    }
  }
}

const each = (words: string[], typing: boolean): Wanted => ({
  kind: 'all',
  parts: words.map((word, index) => ({ kind: 'word', word, typing: typing && index === words.length - 1 })),
})

/** `Re: parcel` and addresses of pages ask no field; what is nearly one is a mistake worth telling. */
function isOnlyColon(term: Term, known: readonly string[]): boolean {
  const name = term.name.text.toLowerCase()
  if (known.includes(name) || name === 'in') return false
  return textOf(term) === '' || !known.some((field) => editsBetween(name, field, 2) <= (field.length > 4 ? 2 : 1))
}

export type AskedWord = Extract<Wanted, { kind: 'word' }>

/** The words that are wanted, those of phrases and exclusions left out. */
export function wordsIn(wanted: Wanted): AskedWord[] {
  if (wanted.kind === 'word') return [wanted]
  return wanted.kind === 'all' || wanted.kind === 'any' ? wanted.parts.flatMap(wordsIn) : []
}

export function phrasesIn(wanted: Wanted): string[][] {
  if (wanted.kind === 'phrase') return [wanted.words]
  return wanted.kind === 'all' ? wanted.parts.flatMap(phrasesIn) : []
}

/** Lexemes that stand for a word: `parcel`, or `kp12:*` for all that begin so. */
export type Lexemes = (word: AskedWord) => readonly string[]

const quoted = (lexeme: string): string => (lexeme.endsWith(':*') ? `'${lexeme.slice(0, -2)}':*` : `'${lexeme}'`)
const joined = (parts: readonly string[], sign: string): string | null =>
  parts.length > 1 ? `(${parts.join(` ${sign} `)})` : (parts[0] ?? null)

/** The text of a tsquery; null where nothing is asked that the index knows. Small words are asked for in phrases only. */
export function tsqueryOf(wanted: Wanted, lexemes: Lexemes): string | null {
  switch (wanted.kind) {
    case 'word':
      return isFunctionWord(wanted.word) ? null : joined(lexemes(wanted).map(quoted), '|')
    case 'phrase':
      // Position is the number of the message: <0> is "in the same one".
      return joined(
        wanted.words.flatMap((word) => tsqueryOf({ kind: 'word', word, typing: false }, lexemes) ?? []),
        '<0>',
      )
    case 'not': {
      const part = tsqueryOf(wanted.part, lexemes)
      return part && `!(${part})`
    }
    default:
      return joined(
        wanted.parts.flatMap((part) => tsqueryOf(part, lexemes) ?? []),
        wanted.kind === 'all' ? '&' : '|',
      )
  }
}

/** One that asks for all but one of the words of a line: for when nothing has all. Null where there are too few or many. */
export function relaxedOf(wanted: Wanted): Wanted | null {
  const words = wordsIn(wanted).filter(({ word }) => !isFunctionWord(word))
  if (words.length < 2 || words.length > 8) return null
  return {
    kind: 'any',
    parts: words.map((missing) => ({ kind: 'all', parts: words.filter((word) => word !== missing) })),
  }
}
