import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, share, shareDifference } from './shares.ts'

const rounded = ({ low, high }: { low: number; high: number }) =>
  [low, high].map((value) => Math.round(value * 1e4) / 1e4)

describe('the interval of a share', () => {
  // Newcombe 1998, Stat Med 17:857, table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (successes, n, low, high) => {
    expect(rounded(share(successes, n))).toEqual([low, high])
  })
})

describe('the difference of two shares', () => {
  // Newcombe 1998, Stat Med 17:873, table II.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %i/%i and %i/%i is as published', (a, m, b, n, low, high) => {
    expect(rounded(shareDifference({ successes: a, n: m }, { successes: b, n }))).toEqual([low, high])
  })
})

describe('the median', () => {
  it('stands in the middle, with the order statistics around it', () => {
    expect(median([3, 1, 2])).toEqual({ value: 2, low: 1, high: 3 })
    // n = 100: ranks 40 and 61.
    expect(median(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual({ value: 50.5, low: 40, high: 61 })
  })

  it('lies within its interval, and the interval within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 }), (values) => {
        const { value, low, high } = median(values)
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(Math.min(...values)).toBeLessThanOrEqual(low)
        expect(Math.max(...values)).toBeGreaterThanOrEqual(high)
      }),
    )
  })
})
