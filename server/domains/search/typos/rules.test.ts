import fc from 'fast-check'
import { expect, it } from 'vitest'
import { soundOf } from '../words/rules.ts'
import { editsBetween, meant } from './rules.ts'

it.each([
  ['parcel', 'parcel', 0],
  ['parcle', 'parcel', 1],
  ['parce', 'parcel', 1],
  ['paarcel', 'parcel', 1],
  ['pircel', 'parcel', 1],
  ['prcle', 'parcel', 2],
  ['abc', 'xyz', 3],
])('%s is %s but for %i', (one, other, edits) => {
  expect(editsBetween(one, other, 2)).toBe(edits)
})

it('is the same both ways, and stops where it is too much', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcде'), maxLength: 9 })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
      const [there, back] = [editsBetween(one, other, most), editsBetween(other, one, most)]
      const all = editsBetween(one, other, 99)
      expect(there).toBe(Math.min(all, most + 1))
      expect(back).toBe(there)
    }),
  )
})

it('means the nearest word, of those the most used, and not what is hardly ever said', () => {
  const known = [
    { word: 'parcel', sound: 'parcel', uses: 900 },
    { word: 'parcels', sound: 'parcels', uses: 90 },
    { word: 'barcel', sound: 'barcel', uses: 1 },
  ]
  expect(meant('parcl', 'parcl', known)).toEqual(['parcel'])
  expect(meant('pxrcxl', 'pxrcxl', known)).toEqual([])
  expect(meant('cat', 'cat', [{ word: 'car', sound: 'car', uses: 900 }])).toEqual([])
})

it('means the form that is known, where another was typed wrongly, and what is written so before what sounds so', () => {
  const known = (...words: string[]) => words.map((word) => ({ word, sound: soundOf(word), uses: 50 }))
  expect(meant('обезщтение', soundOf('обезщтение'), known('обезщетението', 'съобщение'))).toEqual(['обезщетението'])
  expect(meant('куреир', soundOf('куреир'), known('курьер', 'куриер'))).toEqual(['куриер'])
  expect(meant('довставка', soundOf('довставка'), known('доставен', 'доставка'))).toEqual(['доставка'])
})
