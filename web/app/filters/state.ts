import type { Condition, Filter, FilterField, Operator } from '../../../contract/filters.ts'

/** A filter as the builder holds it: groups within groups, each part with a key of its own, and values still being chosen. */
export interface Group {
  key: string
  kind: 'all' | 'any'
  /** Turned around: none of these, not all of these. */
  negated: boolean
  parts: Part[]
}

export interface Line {
  key: string
  field: string
  operator: Operator
  /** Undefined while it is being chosen. */
  value: Condition['value']
}

export type Part = Group | Line

export const isGroup = (part: Part): part is Group => 'parts' in part

let made = 0
export const newKey = (): string => `part${++made}`

/** The outermost part is always a group, so that another condition can be put beside a single one. */
export function stateOf(filter: Filter): Group {
  const part = partOf(filter)
  return isGroup(part) ? part : { key: newKey(), kind: 'all', negated: false, parts: [part] }
}

function partOf(filter: Filter): Part {
  if ('all' in filter) return { key: newKey(), kind: 'all', negated: false, parts: filter.all.map(partOf) }
  if ('any' in filter) return { key: newKey(), kind: 'any', negated: false, parts: filter.any.map(partOf) }
  if (!('not' in filter)) {
    return { key: newKey(), field: filter.field, operator: filter.operator, value: filter.value }
  }
  const inner = partOf(filter.not)
  // What is turned around twice keeps both turns: a group in a group.
  return isGroup(inner) && !inner.negated
    ? { ...inner, negated: true }
    : { key: newKey(), kind: 'all', negated: true, parts: [inner] }
}

/** The tree that the builder shows; a single part needs no group around it. */
export function filterOf(part: Part): Filter {
  if (!isGroup(part)) {
    const { field, operator, value } = part
    return value === undefined ? { field, operator } : { field, operator, value }
  }
  const parts = part.parts.map(filterOf)
  const [only] = parts
  const group: Filter = only && parts.length === 1 ? only : part.kind === 'all' ? { all: parts } : { any: parts }
  return part.negated ? { not: group } : group
}

const lists: readonly Operator[] = ['is-any-of', 'has-any-of', 'has-all-of', 'has-none-of']
const alone: readonly Operator[] = ['is-set', 'is-not-set', 'changed']
const pairs: readonly Operator[] = ['between', 'changed-from-to']

/** What kind of value an operator takes. */
export type Shape = 'none' | 'one' | 'list' | 'pair'

export function shapeOf(operator: Operator): Shape {
  if (alone.includes(operator)) return 'none'
  if (lists.includes(operator)) return 'list'
  return pairs.includes(operator) ? 'pair' : 'one'
}

/** A value taken along to another operator, as far as it can be. */
export function reshaped(value: Condition['value'], from: Operator, to: Operator): Condition['value'] {
  const [before, after] = [shapeOf(from), shapeOf(to)]
  if (after === 'none' || value === undefined) return undefined
  if (before === after) return isWithin(from) === isWithin(to) ? value : undefined
  if (before === 'one' && after === 'list') return [value as string]
  if (before === 'list' && after === 'one') return (value as string[])[0]
  return undefined
}

const isWithin = (operator: Operator): boolean => operator.startsWith('within')

export const newLine = (field: FilterField): Line => ({
  key: newKey(),
  field: field.name,
  operator: field.operators[0] ?? 'is',
  value: undefined,
})

/** Is nothing left to choose? */
export function isComplete(part: Part): boolean {
  if (isGroup(part)) return part.parts.every(isComplete)
  const { value } = part
  switch (shapeOf(part.operator)) {
    case 'none':
      return true
    case 'list':
      return Array.isArray(value) && value.length > 0
    case 'pair':
      return (
        part.operator === 'changed-from-to' ||
        (typeof value === 'object' && 'from' in value && value.from != null && 'to' in value && value.to != null)
      )
    case 'one':
      return value !== undefined && value !== ''
  }
}

/** The state with one part changed; a part changed to null is gone. */
export function changed(group: Group, key: string, change: (part: Part) => Part | null): Group {
  const parts = group.parts.flatMap((part) => {
    if (part.key === key) {
      const next = change(part)
      return next ? [next] : []
    }
    return [isGroup(part) ? changed(part, key, change) : part]
  })
  return { ...group, parts }
}
