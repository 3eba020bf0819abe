import { expect, test } from 'vitest'
import { grownSince, hasWords, toggled } from './rules.ts'

test.each([
  [undefined, false],
  ['', false],
  ['<p></p>', false],
  ['<p> &nbsp;<br></p>', false],
  ['<p>It works</p>', true],
])('%s', (html, expected) => {
  expect(hasWords(html)).toBe(expected)
})

test('what was ticked is not any more, and the other way round', () => {
  const both = toggled(new Set(['one']), 'two')
  expect([...both]).toEqual(['one', 'two'])
  expect([...toggled(both, 'one')]).toEqual(['two'])
})

test('grown are those with more in them than before; what is new or gone is not among them', () => {
  const of = (id: string, seq: number) => ({ conversation: { id, seq } })
  const grown = grownSince([of('same', 2), of('more', 2), of('gone', 1)], [of('same', 2), of('more', 3), of('new', 9)])
  expect([...grown]).toEqual(['more'])
})
