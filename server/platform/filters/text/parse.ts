import { refuse, type Span } from '../refuse.ts'

/** A run of characters of a value: as it stands, or out of quotes with its escapes resolved. */
export interface Chunk extends Span {
  text: string
  quoted: boolean
}

/** What stands between two commas: `"late parcel"`, `<2h`, `vip+"very late"`. */
export interface Piece extends Span {
  chunks: Chunk[]
}

/** A filter's text as it is built, before anybody knows its fields. */
export type Syntax =
  | { kind: 'all'; parts: Syntax[] }
  | { kind: 'any'; parts: Syntax[] }
  | { kind: 'not'; part: Syntax }
  | { kind: 'term'; name: Chunk; pieces: Piece[]; span: Span }
  | { kind: 'words'; chunk: Chunk }

/** Fields of another noun and custom ones have a point in their name: `person.language`, `field.depot`. */
const name = /\p{L}[\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*(?=:)/uy
const space = /\s*/y
const bareWords = /[^\s()"]+/y
const bareValue = /[^\s()",]+/y
const keyword = (word: string) => new RegExp(`${word}(?=[\\s()"]|$)`, 'iy')
const [or, and, not] = [keyword('or'), keyword('and'), keyword('not')]

/** Signs and parentheses within each other; more than any tree that the API takes is written with. */
const deepest = 30

/**
 * Reads what `text` is made of: terms side by side are all wanted, `or` binds less than that, `-` or `not` turns one around,
 * parentheses group. Throws invalid-filter with the place of the word that cannot be read.
 */
export function parse(text: string): Syntax {
  let position = 0
  let depth = 0

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) position += found.length
    return found
  }
  const skip = () => void take(space)
  const stop = (at: number, reason: 'unexpected' | 'unclosed-quote' | 'unclosed-group' | 'too-deep', length = 1) =>
    refuse(reason, { word: text.slice(at, at + length), span: { position: at, length } })

  function anyOf(): Syntax {
    const parts = [allOf()]
    for (;;) {
      skip()
      const begin = position
      if (!take(or)) break
      skip()
      if (atEnd() || !isFilled(parts.at(-1))) throw stop(begin, 'unexpected', 2)
      parts.push(allOf())
      if (!isFilled(parts.at(-1))) throw stop(begin, 'unexpected', 2)
    }
    return parts.length === 1 ? (parts[0] as Syntax) : { kind: 'any', parts }
  }

  function allOf(): Syntax {
    const parts: Syntax[] = []
    for (;;) {
      skip()
      if (atEnd() || looks(or)) break
      const begin = position
      if (take(and)) {
        skip()
        if (!parts.length || atEnd() || looks(or) || looks(and)) throw stop(begin, 'unexpected', 3)
      }
      parts.push(unary())
    }
    return { kind: 'all', parts }
  }

  function unary(): Syntax {
    const begin = position
    const word = text[position] === '-' ? text[position++] : take(not)
    if (!word) return primary()
    if (word !== '-') skip()
    if (atEnd() || (word === '-' && /\s/.test(text[position] ?? ' '))) throw stop(begin, 'unexpected', word.length)
    return { kind: 'not', part: within(begin, unary) }
  }

  function within<T>(begin: number, read: () => T): T {
    if (++depth > deepest) throw stop(begin, 'too-deep')
    const result = read()
    depth--
    return result
  }

  function primary(): Syntax {
    const begin = position
    if (take(/\(/y)) {
      const inner = within(begin, anyOf)
      if (!take(/\)/y)) throw stop(begin, 'unclosed-group')
      return inner
    }
    const field = take(name)
    if (field !== undefined) {
      position++
      const pieces = piecesOf()
      return {
        kind: 'term',
        name: { text: field, quoted: false, position: begin, length: field.length },
        pieces,
        span: { position: begin, length: position - begin },
      }
    }
    const chunk = text[position] === '"' ? quoted() : bare(bareWords)
    if (!chunk) throw stop(begin, 'unexpected')
    return { kind: 'words', chunk }
  }

  function piecesOf(): Piece[] {
    const pieces: Piece[] = []
    do {
      const begin = position
      const chunks: Chunk[] = []
      for (;;) {
        const chunk = text[position] === '"' ? quoted() : bare(bareValue)
        if (!chunk) break
        chunks.push(chunk)
      }
      pieces.push({ chunks, position: begin, length: position - begin })
    } while (take(/,/y))
    return pieces
  }

  function bare(pattern: RegExp): Chunk | undefined {
    const begin = position
    const found = take(pattern)
    return found === undefined ? undefined : { text: found, quoted: false, position: begin, length: found.length }
  }

  function quoted(): Chunk {
    const begin = position
    const inside = take(/"(?:[^"\\]|\\["\\]|\\(?!["\\]))*"/suy)
    if (inside === undefined) throw stop(begin, 'unclosed-quote', text.length - begin)
    return {
      text: inside.slice(1, -1).replace(/\\(["\\])/g, '$1'),
      quoted: true,
      position: begin,
      length: inside.length,
    }
  }

  const looks = (pattern: RegExp): boolean => {
    pattern.lastIndex = position
    return pattern.test(text)
  }
  const atEnd = () => position >= text.length || text[position] === ')'

  const read = anyOf()
  skip()
  if (position < text.length) throw stop(position, 'unexpected')
  return read
}

const isFilled = (syntax: Syntax | undefined): boolean => syntax?.kind !== 'all' || syntax.parts.length > 0
