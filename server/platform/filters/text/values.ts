import type { FilterRefusal, Scalar } from '../../../../contract/filters.ts'
import type { Field } from '../catalogue.ts'
import { fold, foldTag } from '../fold.ts'
import { minorUnits } from '../money.ts'
import type { Names } from '../names.ts'
import { isId } from '../probe.ts'
import { refuse } from '../refuse.ts'
import { durationOf, isTime } from '../when.ts'
import { keywordOf, textOf } from './chunks.ts'
import type { Piece } from './parse.ts'

/** What values are read with. */
export interface Reading<Row> {
  field: Field<Row>
  names: Names
}

export type TimeKind = 'moment' | 'day' | 'duration'

export const wrongPiece = (reason: FilterRefusal, piece: Piece, expected: readonly string[] = []): Error =>
  refuse(reason, { word: textOf(piece), span: { position: piece.position, length: piece.length }, expected })

/** One value of a field's type out of its words. Throws invalid-filter at the words. */
export function readValue<Row>({ field, names }: Reading<Row>, piece: Piece, time: TimeKind = 'moment'): Scalar {
  const text = textOf(piece)
  const wrong = (reason: FilterRefusal, expected?: readonly string[]) => wrongPiece(reason, piece, expected)
  if (!text) throw wrong('missing-value', field.choices)
  switch (field.type) {
    case 'text':
      return text
    case 'tags':
      if (!foldTag(text)) throw wrong('missing-value')
      if (field.choices && !field.choices.includes(foldTag(text))) throw wrong('unknown-value', field.choices)
      return foldTag(text)
    case 'choice': {
      const choice =
        field.choices?.find((each) => each === text) ?? field.choices?.find((each) => fold(each) === fold(text))
      if (choice === undefined) throw wrong('unknown-value', field.choices)
      return choice
    }
    case 'boolean': {
      const word = text.toLowerCase()
      if (word === 'yes' || word === 'true') return true
      if (word === 'no' || word === 'false') return false
      throw wrong('not-yes-or-no', ['yes', 'no'])
    }
    case 'number':
      if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text)))
        throw wrong('not-a-number', ['10', '2.5'])
      return Number(text) + 0
    case 'money': {
      const [, amount, currency] = text.match(/^(-?\d+(?:\.\d+)?)([a-z]{3})$/i) ?? []
      const minor = amount && currency ? minorUnits(amount, currency.toUpperCase()) : undefined
      if (minor === undefined || !currency) throw wrong('not-money', ['12.50EUR'])
      return { amount: minor, currency: currency.toUpperCase() }
    }
    case 'date':
      return timeOf(text, time, wrong)
    case 'member':
      return keywordOf(piece) === 'me' ? 'me' : idOf(field.name, text, names, wrong)
    case 'reference':
      return idOf(field.name, text, names, wrong)
  }
}

type Wrong = (reason: FilterRefusal, expected?: readonly string[]) => Error

function timeOf(text: string, kind: TimeKind, wrong: Wrong): string {
  const length = durationOf(text)
  if (kind === 'duration') {
    if (length === undefined || length < 0) throw wrong('not-a-duration', ['30m', '2h', '3d', '1w'])
    return text
  }
  const fits = isTime(text) || (kind === 'moment' && length !== undefined)
  if (!fits)
    throw wrong('not-a-time', [
      '2026-11-21',
      '2026-11-21T10:00Z',
      ...(kind === 'moment' ? ['2h', '-3d'] : ['last-3d', 'next-2h', '<2h']),
    ])
  return text
}

function idOf(field: string, word: string, names: Names, wrong: Wrong): string {
  if (isId(word)) return word.toLowerCase()
  const id = names.idOf(field, word)
  if (id === 'several') throw wrong('ambiguous-value')
  if (id === undefined) throw wrong('unknown-value')
  return id
}
