import type { Condition, Filter, Operator } from '../../../contract/filters.ts'

const everything: Filter = { all: [] }
const nothing: Filter = { not: { all: [] } }

/** What says the opposite in one word. The other way around too. */
const opposites = new Map<Operator, Operator>([
  ['is', 'is-not'],
  ['is-not', 'is'],
  ['is-set', 'is-not-set'],
  ['is-not-set', 'is-set'],
  ['has-any-of', 'has-none-of'],
  ['has-none-of', 'has-any-of'],
])

/** A list of one is that one. */
const singles = new Map<Operator, Operator>([
  ['is-any-of', 'is'],
  ['has-any-of', 'has'],
  ['has-all-of', 'has'],
])

/**
 * The one way of writing a filter that means the same: groups of one kind are flat, none has a single part, nothing is
 * negated twice, what has an operator of its own is not negated, lists of one are that one. Two texts or trees that differ
 * in these alone are one filter.
 */
export function normal(filter: Filter): Filter {
  if ('all' in filter) return grouped('all', filter.all.map(normal))
  if ('any' in filter) return grouped('any', filter.any.map(normal))
  if (!('not' in filter)) return condition(filter)
  const inner = normal(filter.not)
  if ('not' in inner) return inner.not
  if ('field' in inner) return opposite(inner)
  return isNothing(inner) ? everything : { not: inner }
}

function grouped(kind: 'all' | 'any', parts: Filter[]): Filter {
  // What decides the group alone, and what adds nothing to it.
  const [decides, empty] = kind === 'all' ? [isNothing, isEverything] : [isEverything, isNothing]
  const flat = parts
    .flatMap((part) =>
      kind === 'all' && 'all' in part ? part.all : kind === 'any' && 'any' in part ? part.any : [part],
    )
    .filter((part) => !empty(part))
  if (flat.some(decides)) return kind === 'all' ? nothing : everything
  if (!flat.length) return kind === 'all' ? everything : nothing
  return flat.length === 1 ? (flat[0] as Filter) : kind === 'all' ? { all: flat } : { any: flat }
}

const isEverything = (filter: Filter): boolean => 'all' in filter && !filter.all.length
const isNothing = (filter: Filter): boolean => 'not' in filter && isEverything(filter.not)

function condition({ field, operator, value }: Condition): Condition {
  const name = field.toLowerCase()
  const single = Array.isArray(value) && value.length === 1 ? singles.get(operator) : undefined
  if (single) return { field: name, operator: single, value: withoutMinusZero((value as [never])[0]) }
  const isAnyChange = operator === 'changed-from-to' && JSON.stringify(value) === '{}'
  if (value === undefined || isAnyChange) return { field: name, operator: isAnyChange ? 'changed' : operator }
  return { field: name, operator, value: withoutMinusZero(value) }
}

/** Minus zero is written as zero; a value goes over the wire anyway. */
const withoutMinusZero = (value: Condition['value']): Condition['value'] => JSON.parse(JSON.stringify(value))

function opposite(inner: Condition): Filter {
  const { operator, value } = inner
  if (operator === 'has' && value !== undefined && !Array.isArray(value))
    return { field: inner.field, operator: 'has-none-of', value: [value as string] }
  const turned = opposites.get(operator)
  return turned ? condition({ ...inner, operator: turned }) : { not: inner }
}
