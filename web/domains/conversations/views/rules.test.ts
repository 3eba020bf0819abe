import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SavedView } from '../../../../contract/views.ts'
import { figureOf, moved, reordered } from './rules.ts'

test('moving loses nothing and puts the one where it was wanted', () => {
  const place = fc.nat({ max: 6 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 7 }), place, place, (items, a, b) => {
      const [from, to] = [a % items.length, b % items.length]
      const after = moved(items, from, to)
      expect(after[to]).toBe(items[from])
      expect(after.toSorted()).toEqual(items.toSorted())
      expect(moved(after, to, from)).toEqual(items)
    }),
  )
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 9)).toEqual(['a', 'b', 'c'])
})

test('views stand by kind, by position, by name', () => {
  const view = (id: string, kind: SavedView['kind'], position: number) =>
    ({ id, kind, position, name: id }) as SavedView
  const views = [view('a', 'own', 0), view('b', 'own', 0), view('c', 'shared', 0)]
  expect(reordered(views, new Map([['a', 1]])).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  expect(reordered(views.toReversed(), new Map()).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('nine views have a figure', () => {
  expect([figureOf(0), figureOf(8), figureOf(9)]).toEqual(['g 1', 'g 9', undefined])
})
