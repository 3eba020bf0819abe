import { describe, expect, it } from 'vitest'
import { presetsAt, tomorrowAtNine } from './rules.ts'

describe('tomorrow at nine', () => {
  it.each([
    ['2026-11-22T10:00:00Z', 'UTC', '2026-11-23T09:00:00.000Z'],
    ['2026-11-22T10:00:00Z', 'Europe/Sofia', '2026-11-23T07:00:00.000Z'],
    // There it is already the day after.
    ['2026-11-22T20:00:00Z', 'Asia/Vladivostok', '2026-11-23T23:00:00.000Z'],
    // The night in which clocks go forward, and back.
    ['2026-03-28T12:00:00Z', 'Europe/Sofia', '2026-03-29T06:00:00.000Z'],
    ['2026-10-24T12:00:00Z', 'Europe/Sofia', '2026-10-25T07:00:00.000Z'],
    ['2026-11-22T10:00:00Z', 'Asia/Kathmandu', '2026-11-23T03:15:00.000Z'],
  ])('of %s in %s', (now, zone, expected) => {
    expect(tomorrowAtNine(new Date(now), zone).toISOString()).toBe(expected)
  })
})

describe('the presets', () => {
  const names = (customer: string | null, member: string) =>
    presetsAt(new Date('2026-11-22T10:00:20Z'), customer, member).map(({ name }) => name)
  it('offer both mornings where they are two', () => {
    expect(names('Asia/Vladivostok', 'Europe/Sofia')).toEqual(['hour', 'customerMorning', 'morning'])
    expect(names('Europe/Sofia', 'Europe/Sofia')).toEqual(['hour', 'customerMorning'])
    expect(names(null, 'Europe/Sofia')).toEqual(['hour', 'morning'])
  })
})
