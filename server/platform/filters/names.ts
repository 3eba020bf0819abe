import type { Filter, Scalar } from '../../../contract/filters.ts'
import { type Catalogue, fieldOf } from './catalogue.ts'
import { fold } from './fold.ts'
import { isId } from './probe.ts'
import { cut, textOf } from './text/chunks.ts'
import type { Syntax } from './text/parse.ts'

/**
 * The text form writes members, topics and whatever else has an id by a name people know. A noun looks the names up before a
 * text is read (by word) or written (by id); what has no name, or one that another shares, is written by its id.
 */
export interface Names {
  idOf(field: string, word: string): string | 'several' | undefined
  wordOf(field: string, id: string): string | undefined
}

/** By field, the words or ids to look up. */
export type Wanted = Map<string, Set<string>>

export interface Named {
  id: string
  /** The first is the one written; all are understood. */
  words: readonly string[]
}

/** Names from what was found for each field. */
export function namesFrom(found: ReadonlyMap<string, readonly Named[]>): Names {
  const ids = new Map<string, Map<string, string | 'several'>>()
  const words = new Map<string, Map<string, string>>()
  for (const [field, named] of found) {
    const byWord = new Map<string, string | 'several'>()
    const byId = new Map<string, string>()
    for (const each of named) {
      for (const word of new Set(each.words.map(fold))) byWord.set(word, byWord.has(word) ? 'several' : each.id)
      if (each.words[0]) byId.set(each.id, each.words[0])
    }
    ids.set(field, byWord)
    words.set(field, byId)
  }
  return {
    idOf: (field, word) => ids.get(field)?.get(fold(word)),
    wordOf: (field, id) => words.get(field)?.get(id),
  }
}

/** The ids in a tree that a name is wanted for, by field. */
export function idsIn<Row>(filter: Filter, catalogue: Catalogue<Row>, wanted: Wanted = new Map()): Wanted {
  if ('all' in filter) for (const part of filter.all) idsIn(part, catalogue, wanted)
  else if ('any' in filter) for (const part of filter.any) idsIn(part, catalogue, wanted)
  else if ('not' in filter) idsIn(filter.not, catalogue, wanted)
  else {
    const field = fieldOf(catalogue, filter.field)
    if (field?.type !== 'reference' && field?.type !== 'member') return wanted
    for (const value of scalarsOf(filter.value))
      if (typeof value === 'string' && isId(value)) want(wanted, field.name, value)
  }
  return wanted
}

function want(wanted: Wanted, field: string, word: string): void {
  const words = wanted.get(field) ?? new Set()
  wanted.set(field, words.add(word))
}

function scalarsOf(value: unknown): Scalar[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value && !('amount' in value)) return Object.values(value) as Scalar[]
  return [value as Scalar]
}

/** The words in a text that an id is wanted for, by field. */
export function wordsIn<Row>(syntax: Syntax, catalogue: Catalogue<Row>, wanted: Wanted = new Map()): Wanted {
  switch (syntax.kind) {
    case 'words':
      return wanted
    case 'not':
      return wordsIn(syntax.part, catalogue, wanted)
    case 'term':
      return wordsOfTerm(syntax, catalogue, wanted)
    default:
      for (const part of syntax.parts) wordsIn(part, catalogue, wanted)
      return wanted
  }
}

function wordsOfTerm<Row>(term: Extract<Syntax, { kind: 'term' }>, catalogue: Catalogue<Row>, wanted: Wanted): Wanted {
  const field = fieldOf(catalogue, term.name.text)
  if (field?.type !== 'reference' && field?.type !== 'member') return wanted
  for (const piece of term.pieces)
    for (const part of catalogue.changes ? cut(piece, '->') : [piece]) want(wanted, field.name, textOf(part))
  return wanted
}
