import { expect, test } from 'vitest'
import { answerSubject, nextAttempt, referencesOf } from './rules.ts'

const begun = new Date('2026-11-21T12:00:00Z')
const minutes = (count: number) => new Date(begun.getTime() + count * 60_000)

test('a mail is tried again after 1, 2, 5, 15 and 60 minutes, then each hour', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 20].map(
    (attempts) => ((nextAttempt(attempts, begun, begun)?.getTime() ?? 0) - begun.getTime()) / 60_000,
  )
  expect(pauses).toEqual([1, 2, 5, 15, 60, 60, 60])
})

test('after three days it has failed', () => {
  expect(nextAttempt(70, begun, minutes(3 * 24 * 60 - 61))).toEqual(minutes(3 * 24 * 60 - 1))
  expect(nextAttempt(71, begun, minutes(3 * 24 * 60 - 59))).toBeNull()
})

test('an answer says so once', () => {
  expect(answerSubject('Parcel', true)).toBe('Re: Parcel')
  expect(answerSubject('RE: Parcel', true)).toBe('RE: Parcel')
  expect(answerSubject('Parcel', false)).toBe('Parcel')
})

test('a long thread keeps its first id and its latest', () => {
  const newestFirst = Array.from({ length: 50 }, (_, index) => String(50 - index))
  const references = referencesOf(newestFirst)
  expect(references).toHaveLength(20)
  expect(references[0]).toBe('1')
  expect(references.at(-1)).toBe('50')
  expect(referencesOf(['b', 'a'])).toEqual(['a', 'b'])
})
