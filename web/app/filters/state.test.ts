import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter } from '../../../contract/filters.ts'
import { changed, filterOf, type Group, isComplete, isGroup, newKey, type Part, reshaped, stateOf } from './state.ts'

const condition = fc.constantFrom('a', 'b', 'c').map((field): Filter => ({ field, operator: 'is', value: 'x' }))
const trees = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    { arbitrary: condition, weight: 3 },
    { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
    { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })), weight: 1 },
    { arbitrary: tie('tree').map((not) => ({ not })), weight: 1 },
  ),
})).tree

/** What a filter says of a thing for which exactly these conditions hold. */
function holds(filter: Filter, truths: Record<string, boolean>): boolean {
  if ('all' in filter) return filter.all.every((part) => holds(part, truths))
  if ('any' in filter) return filter.any.some((part) => holds(part, truths))
  if ('not' in filter) return !holds(filter.not, truths)
  return truths[filter.field] ?? false
}

const truths = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() })

test('a filter says the same after it was in the builder', () => {
  fc.assert(
    fc.property(trees, truths, (tree, truth) => {
      expect(holds(filterOf(stateOf(tree)), truth)).toBe(holds(tree, truth))
    }),
    { numRuns: 2000 },
  )
})

test('what the builder shows is what it shows again', () => {
  const bare = (part: Part): unknown =>
    isGroup(part) ? { ...part, key: '', parts: part.parts.map(bare) } : { ...part, key: '' }
  fc.assert(
    fc.property(trees, (tree) => {
      const once = filterOf(stateOf(tree))
      expect(filterOf(stateOf(once))).toEqual(once)
      expect(bare(stateOf(once))).toEqual(bare(stateOf(filterOf(stateOf(once)))))
    }),
  )
})

test('every part has a key of its own', () => {
  const keysOf = (part: Part): string[] => [part.key, ...(isGroup(part) ? part.parts.flatMap(keysOf) : [])]
  fc.assert(
    fc.property(trees, (tree) => {
      const keys = keysOf(stateOf(tree))
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

const line = (value: Part extends infer P ? (P extends { value: infer V } ? V : never) : never): Part => ({
  key: newKey(),
  field: 'status',
  operator: 'is',
  value,
})
const group = (...parts: Part[]): Group => ({ key: newKey(), kind: 'all', negated: false, parts })

test('a part deep inside is changed or taken away, the others stay as they are', () => {
  const [one, two] = [line('open'), line('closed')]
  const whole = group(one, group(two))
  expect(filterOf(changed(whole, two.key, () => null))).toEqual({ all: [filterOf(one), { all: [] }] })
  expect(filterOf(changed(whole, two.key, (part) => ({ ...part, value: 'resolved' }) as Part))).toEqual({
    all: [filterOf(one), { field: 'status', operator: 'is', value: 'resolved' }],
  })
})

test('it is complete when nothing is left to choose', () => {
  expect(isComplete(group())).toBe(true)
  expect(isComplete(group(line('open'), group(line(undefined))))).toBe(false)
  expect(isComplete({ ...line(undefined), operator: 'is-set' } as Part)).toBe(true)
  expect(isComplete({ ...line([]), operator: 'is-any-of' } as Part)).toBe(false)
  expect(isComplete({ ...line({ from: 1 }), operator: 'between' } as Part)).toBe(false)
})

test('a value goes along to an operator that can take it', () => {
  expect(reshaped('open', 'is', 'is-any-of')).toEqual(['open'])
  expect(reshaped(['a', 'b'], 'has-any-of', 'has')).toBe('a')
  expect(reshaped('2026-11-21', 'before', 'after')).toBe('2026-11-21')
  expect(reshaped('2026-11-21', 'before', 'within-last')).toBe(undefined)
  expect(reshaped('open', 'is', 'is-set')).toBe(undefined)
})
