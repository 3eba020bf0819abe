import type { Condition, FilterRefusal, Money, Pair, Scalar } from '../../../contract/filters.ts'
import type { Asking, Field, Probe } from './catalogue.ts'
import { fold, foldTag } from './fold.ts'
import { refuse } from './refuse.ts'
import { durationOf, stretchOf } from './when.ts'

export type Asked =
  | { probe: Probe; negated: boolean }
  | { change: { from: Probe | 'unset' | null; to: Probe | 'unset' | null } }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isId = (text: string): boolean => uuid.test(text)

const holds = (probe: Probe): Asked => ({ probe, negated: false })
const fails = (probe: Probe): Asked => ({ probe, negated: true })

/** What a condition with an operator of its field asks. Throws invalid-filter where its value is not one of the field. */
export function probeOf<Row>(condition: Condition, field: Field<Row>, asking: Asking, path: string): Asked {
  const { operator, value } = condition
  const wrong = (reason: FilterRefusal, word: unknown) =>
    refuse(reason, {
      word: typeof word === 'object' ? JSON.stringify(word ?? null) : String(word),
      path,
      expected: field.choices ?? [],
    })
  const checked = checker(field, asking, wrong)
  const one = (): Scalar => {
    if (value === undefined) throw wrong('missing-value', '')
    if (Array.isArray(value) || isPair(value)) throw wrong('one-value-only', value)
    return value
  }
  const list = (): Scalar[] => {
    if (value === undefined) throw wrong('missing-value', '')
    if (!Array.isArray(value)) throw wrong('missing-value', value)
    return value
  }
  const text = (): string => {
    const words = one()
    if (typeof words !== 'string' || words === '') throw wrong('missing-value', words)
    return fold(words)
  }

  switch (operator) {
    case 'is-set':
      return holds({ kind: 'set' })
    case 'is-not-set':
      return fails({ kind: 'set' })
    case 'is':
      return holds(checked.equal([one()]))
    case 'is-not':
      return fails(checked.equal([one()]))
    case 'is-any-of':
      return holds(checked.equal(list()))
    case 'contains':
      return holds({ kind: 'contains', text: text() })
    case 'starts-with':
      return holds({ kind: 'begins', text: text() })
    case 'less-than':
      return holds(checked.range(null, one(), false))
    case 'at-most':
      return holds(checked.range(null, one(), true))
    case 'more-than':
      return holds(checked.range(one(), null, false))
    case 'at-least':
      return holds(checked.range(one(), null, true))
    case 'between': {
      if (!isPair(value) || value.from == null || value.to == null) throw wrong('missing-value', value)
      return holds(checked.range(value.from, value.to, true))
    }
    case 'before':
      return holds({
        kind: 'range',
        from: null,
        to: { ...checked.stretch(one()).from, inclusive: false },
        currency: null,
      })
    case 'after': {
      // After a day is from its end on; after a moment is later than it.
      const { to } = checked.stretch(one())
      return holds({ kind: 'range', from: { ...to, inclusive: !to.inclusive }, to: null, currency: null })
    }
    case 'on': {
      const day = one()
      if (durationOf(String(day)) !== undefined) throw wrong('not-a-time', day)
      return holds({ kind: 'range', ...checked.stretch(day), currency: null })
    }
    case 'within-last':
      return holds(checked.near(one(), -1))
    case 'within-next':
      return holds(checked.near(one(), 1))
    case 'has':
      return holds({ kind: 'any-of', values: checked.tags([one()]) })
    case 'has-any-of':
      return holds({ kind: 'any-of', values: checked.tags(list()) })
    case 'has-none-of':
      return fails({ kind: 'any-of', values: checked.tags(list()) })
    case 'has-all-of':
      return holds({ kind: 'all-of', values: checked.tags(list()) })
    case 'changed':
      return { change: { from: null, to: null } }
    case 'changed-from-to': {
      if (!isPair(value)) throw wrong('missing-value', value)
      const side = (part: Pair['from']) =>
        part === undefined ? null : part === null ? ('unset' as const) : checked.equal([part])
      return { change: { from: side(value.from), to: side(value.to) } }
    }
  }
}

type Wrong = (reason: FilterRefusal, word: unknown) => Error

function checker<Row>(field: Field<Row>, asking: Asking, wrong: Wrong) {
  const id = (value: Scalar): string => {
    if (typeof value === 'string' && isId(value)) return value.toLowerCase()
    throw wrong('unknown-value', value)
  }
  const plain = (value: Scalar): (string | number | boolean)[] => {
    switch (field.type) {
      case 'text':
        if (typeof value === 'string' && value) return [fold(value)]
        throw wrong('missing-value', value)
      case 'choice':
        if (typeof value === 'string' && field.choices?.includes(value)) return [value]
        throw wrong('unknown-value', value)
      case 'boolean':
        if (typeof value === 'boolean') return [value]
        throw wrong('not-yes-or-no', value)
      case 'member':
        if (value === 'me') return asking.memberId ? [asking.memberId] : []
        return [id(value)]
      case 'reference':
        return field.within ? [...field.within(id(value))] : [id(value)]
      default:
        return [number(value)]
    }
  }
  const number = (value: Scalar): number => {
    if (typeof value === 'number') return value
    throw wrong('not-a-number', value)
  }
  const money = (value: Scalar): Money => {
    if (typeof value === 'object') return value
    throw wrong('not-money', value)
  }
  const range = (from: Scalar | null, to: Scalar | null, inclusive: boolean): Probe => {
    const sides = [from, to].map((side) => (side === null ? null : field.type === 'money' ? money(side) : number(side)))
    const currencies = new Set(sides.flatMap((side) => (typeof side === 'object' && side ? [side.currency] : [])))
    if (currencies.size > 1) throw wrong('not-money', to)
    const [low = null, high = null] = sides.map((side) =>
      side === null ? null : { value: typeof side === 'object' ? side.amount : side, inclusive },
    )
    return { kind: 'range', from: low, to: high, currency: [...currencies][0] ?? null }
  }
  return {
    range,
    equal: (values: readonly Scalar[]): Probe => {
      const [first] = values
      if (field.type === 'money' && first !== undefined) return range(first, first, true)
      return { kind: 'equal', values: values.flatMap(plain) }
    },
    stretch: (value: Scalar) => {
      const stretch = typeof value === 'string' ? stretchOf(value, asking) : undefined
      if (!stretch) throw wrong('not-a-time', value)
      return stretch
    },
    /** Between now and so long ago, or so long from now. */
    near: (value: Scalar, direction: 1 | -1): Probe => {
      const length = typeof value === 'string' ? durationOf(value) : undefined
      if (length === undefined || length < 0) throw wrong('not-a-duration', value)
      const now = { value: asking.now, inclusive: true }
      const far = { value: new Date(asking.now.getTime() + direction * length), inclusive: true }
      return { kind: 'range', from: direction < 0 ? far : now, to: direction < 0 ? now : far, currency: null }
    },
    tags: (values: readonly Scalar[]): string[] =>
      values.map((value) => {
        if (typeof value !== 'string' || foldTag(value) === '') throw wrong('missing-value', value)
        if (field.choices && !field.choices.includes(foldTag(value))) throw wrong('unknown-value', value)
        return foldTag(value)
      }),
  }
}

const isPair = (value: Condition['value']): value is Pair =>
  typeof value === 'object' && !Array.isArray(value) && !('amount' in value)
