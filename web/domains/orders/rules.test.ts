import { expect, test } from 'vitest'
import { promiseFields, promiseGiven, promiseState, promiseWords } from './rules.ts'

const now = new Date('2026-11-22T09:00:00Z')
const order = (promised: string | null, more = {}) => ({ promised, late: false, settledAt: null, ...more })

test('a promise is late, soon or open, and nothing once the order is settled', () => {
  expect(promiseState(order(null), now)).toBe('none')
  expect(promiseState(order('2026-12-01'), now)).toBe('open')
  expect(promiseState(order('2026-11-22'), now)).toBe('soon')
  expect(promiseState(order('2026-11-22T08:00:00Z'), now)).toBe('late')
  // The server knows the day of the workspace.
  expect(promiseState(order('2026-11-22', { late: true }), now)).toBe('late')
  expect(promiseState(order('2026-11-01', { late: true, settledAt: '2026-11-02T10:00:00Z' }), now)).toBe('settled')
})

test('a day is the same day wherever it is read', () => {
  expect(promiseWords('2026-11-25', 'en', () => 'never')).toBe('Nov 25')
  expect(promiseWords('2026-11-25T10:00:00Z', 'en', (at) => `at ${at}`)).toBe('at 2026-11-25T10:00:00Z')
})

test('what the form shows of a promise it gives back', () => {
  for (const promised of ['2026-11-25', '2026-11-25T10:30:00.000Z', null])
    expect(promiseGiven(promiseFields(promised))).toBe(promised)
  expect(promiseGiven({ day: '', time: '10:00' })).toBeNull()
})
