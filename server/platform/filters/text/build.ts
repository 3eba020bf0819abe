import {
  type Condition,
  type Filter,
  mostConditions,
  type Operator,
  type Scalar,
} from '../../../../contract/filters.ts'
import { type Catalogue, fieldOf } from '../catalogue.ts'
import type { Names } from '../names.ts'
import { normal } from '../normal.ts'
import { operatorsOf } from '../operators.ts'
import { refuse } from '../refuse.ts'
import { cut, keywordOf, without } from './chunks.ts'
import type { Piece, Syntax } from './parse.ts'
import { type Reading, readValue, wrongPiece } from './values.ts'

type Term = Extract<Syntax, { kind: 'term' }>

/** The tree that a text means, in normal form. Throws invalid-filter at the word that is not of the catalogue. */
export function build<Row>(syntax: Syntax, catalogue: Catalogue<Row>, names: Names): Filter {
  let conditions = 0
  const built = (node: Syntax): Filter => {
    switch (node.kind) {
      case 'all':
        return { all: node.parts.map(built) }
      case 'any':
        return { any: node.parts.map(built) }
      case 'not':
        return { not: built(node.part) }
      case 'words':
      case 'term': {
        const span = node.kind === 'term' ? node.span : node.chunk
        if (++conditions > mostConditions) throw refuse('too-many', { word: '', span })
        return node.kind === 'term' ? termOf(node, catalogue, names) : wordsOf(node.chunk, catalogue)
      }
    }
  }
  return normal(built(syntax))
}

function wordsOf<Row>(chunk: Extract<Syntax, { kind: 'words' }>['chunk'], catalogue: Catalogue<Row>): Filter {
  const span = { position: chunk.position, length: chunk.length }
  if (!catalogue.words || !chunk.text)
    throw refuse(chunk.text ? 'unexpected' : 'missing-value', { word: chunk.text, span })
  return { field: catalogue.words, operator: 'contains', value: chunk.text }
}

function termOf<Row>({ name, pieces, span }: Term, catalogue: Catalogue<Row>, names: Names): Condition {
  const field = fieldOf(catalogue, name.text)
  if (!field) {
    const expected = catalogue.fields.map((each) => each.name)
    throw refuse('unknown-field', {
      word: name.text,
      span: { position: name.position, length: name.length },
      expected,
    })
  }
  const empty = pieces.find((piece) => !piece.chunks.length)
  if (empty) throw refuse('missing-value', { word: name.text, span, expected: field.choices ?? [] })
  const allowed = operatorsOf(field, catalogue)
  const found = spoken({ field, names }, pieces, catalogue)
  if (!allowed.includes(found.operator)) {
    const [first] = pieces
    throw wrongPiece('wrong-operator', first as Piece, allowed)
  }
  return { field: field.name, ...found }
}

type Spoken = Omit<Condition, 'field'>

/** How each type's operators are written. */
function spoken<Row>(reading: Reading<Row>, pieces: Piece[], catalogue: Catalogue<Row>): Spoken {
  const [first] = pieces as [Piece]
  const alone = pieces.length === 1 ? keywordOf(first) : undefined
  if (alone === 'none') return { operator: 'is-not-set' }
  if (alone === 'any') return { operator: 'is-set' }
  if (catalogue.changes) {
    if (alone === 'changed') return { operator: 'changed' }
    const sides = pieces.length === 1 ? cut(first, '->') : []
    if (sides.length === 2) return changeOf(reading, sides as [Piece, Piece])
  }
  switch (reading.field.type) {
    case 'text':
      return ofText(reading, pieces)
    case 'tags':
      return ofTags(reading, pieces)
    case 'date':
      return ofDate(reading, one(pieces))
    case 'number':
    case 'money':
      return ofMeasure(reading, pieces)
    default:
      return listed(reading, pieces, 'is', 'is-any-of')
  }
}

function one(pieces: Piece[]): Piece {
  const [first, second] = pieces as [Piece, Piece?]
  if (second) throw wrongPiece('one-value-only', second)
  return first
}

function listed<Row>(reading: Reading<Row>, pieces: Piece[], single: Operator, several: Operator): Spoken {
  const values = pieces.map((piece) => readValue(reading, piece))
  return values.length === 1 ? { operator: single, value: values[0] } : { operator: several, value: values }
}

function ofText<Row>(reading: Reading<Row>, pieces: Piece[]): Spoken {
  const [first, ...rest] = pieces as [Piece, ...Piece[]]
  const exact = without(first, '=', 'front')
  if (exact) return listed(reading, [exact, ...rest], 'is', 'is-any-of')
  const only = one(pieces)
  const beginning = without(only, '*', 'back')
  return beginning
    ? { operator: 'starts-with', value: readValue(reading, beginning) }
    : { operator: 'contains', value: readValue(reading, only) }
}

function ofTags<Row>(reading: Reading<Row>, pieces: Piece[]): Spoken {
  const together = cut(pieces[0] as Piece, '+')
  if (together.length === 1) return listed(reading, pieces, 'has', 'has-any-of')
  one(pieces)
  return { operator: 'has-all-of', value: together.map((piece) => readValue(reading, piece)) }
}

function ofDate<Row>(reading: Reading<Row>, piece: Piece): Spoken {
  const signs: [string, Operator][] = [
    ['<', 'before'],
    ['>', 'after'],
    ['last-', 'within-last'],
    ['next-', 'within-next'],
  ]
  for (const [sign, operator] of signs) {
    const rest = without(piece, sign, 'front')
    if (rest) return { operator, value: readValue(reading, rest, sign.length > 1 ? 'duration' : 'moment') }
  }
  return { operator: 'on', value: readValue(reading, piece, 'day') }
}

function ofMeasure<Row>(reading: Reading<Row>, pieces: Piece[]): Spoken {
  const signs: [string, Operator][] = [
    ['<=', 'at-most'],
    ['>=', 'at-least'],
    ['<', 'less-than'],
    ['>', 'more-than'],
  ]
  const [first] = pieces as [Piece]
  for (const [sign, operator] of signs) {
    const rest = without(first, sign, 'front')
    if (rest) return one(pieces) && { operator, value: readValue(reading, rest) }
  }
  const ends = cut(first, '..')
  if (ends.length !== 2) return listed(reading, pieces, 'is', 'is-any-of')
  one(pieces)
  const [from, to] = ends.map((end) => readValue(reading, end)) as [Scalar, Scalar]
  return { operator: 'between', value: { from, to } }
}

function changeOf<Row>(reading: Reading<Row>, sides: [Piece, Piece]): Spoken {
  const value = (piece: Piece) => (keywordOf(piece) === 'none' ? null : readValue(reading, piece))
  const isAny = (piece: Piece) => keywordOf(piece) === 'any'
  const [from, to] = sides
  return {
    operator: 'changed-from-to',
    value: { ...(isAny(from) ? {} : { from: value(from) }), ...(isAny(to) ? {} : { to: value(to) }) },
  }
}
