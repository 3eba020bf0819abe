import { expect, test } from 'vitest'
import { likelySurvivor, maySurvive } from './rules.ts'

const one = (number: number, status: 'open' | 'resolved') => ({ id: String(number), number, status })

test.each([
  [[one(7, 'open'), one(3, 'open')], 3],
  [[one(7, 'open'), one(3, 'resolved')], 7],
  [[one(9, 'resolved'), one(3, 'resolved')], 3],
])('the oldest that still waits survives (%#)', (all, expected) => {
  expect(likelySurvivor(all)?.number).toBe(expected)
})

test('what is settled does not take in what is not', () => {
  expect(maySurvive(one(3, 'resolved'), [one(3, 'resolved'), one(4, 'open')])).toBe(false)
  expect(maySurvive(one(3, 'resolved'), [one(3, 'resolved'), one(4, 'resolved')])).toBe(true)
  expect(maySurvive(one(4, 'open'), [one(3, 'resolved'), one(4, 'open')])).toBe(true)
})
