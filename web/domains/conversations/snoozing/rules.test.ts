import { expect, test } from 'vitest'
import { fieldTime, presetsAt } from './rules.ts'

const shown = (now: Date) => Object.fromEntries(presetsAt(now).map(({ name, until }) => [name, fieldTime(until)]))

test('the times that are often meant', () => {
  // A Wednesday afternoon.
  expect(shown(new Date(2026, 10, 18, 14, 20))).toEqual({
    later: '2026-11-18T17:20',
    evening: '2026-11-18T18:00',
    tomorrow: '2026-11-19T09:00',
    monday: '2026-11-23T09:00',
    week: '2026-11-25T09:00',
  })
})

test('an evening that has begun is not offered, and on a Monday the next one is meant', () => {
  const monday = shown(new Date(2026, 10, 23, 17, 30))
  expect(monday).not.toHaveProperty('evening')
  expect(monday).toMatchObject({ tomorrow: '2026-11-24T09:00', monday: '2026-11-30T09:00' })
  expect(shown(new Date(2026, 10, 22, 8, 0)).monday).toBe('2026-11-23T09:00')
})
