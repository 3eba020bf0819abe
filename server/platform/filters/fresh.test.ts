import { describe, expect, it } from 'vitest'
import { isFresh, newerAfter } from './fresh.ts'

const taken = { stamp: 7, at: 1_000_000, cost: 4, count: 12 }

describe('a count', () => {
  it('stays while the log has no news, for ten seconds', () => {
    expect(isFresh(taken, 7, taken.at + 9_999)).toBe(true)
    expect(isFresh(taken, 7, taken.at + 10_000)).toBe(false)
  })

  it('is taken anew on news, but costs no more than a two-hundredth of a connection', () => {
    expect(isFresh(taken, 8, taken.at + 799)).toBe(true)
    expect(isFresh(taken, 8, taken.at + 800)).toBe(false)
    expect(isFresh({ ...taken, cost: 200, count: null }, 8, taken.at + 39_999)).toBe(true)
    expect(isFresh({ ...taken, cost: 200, count: null }, 8, taken.at + 40_000)).toBe(false)
  })

  it('says when it is taken anew, where the log has news', () => {
    expect(newerAfter(taken, 7, taken.at + 300)).toBeUndefined()
    expect(newerAfter({ ...taken, cost: 20 }, 8, taken.at + 300)).toBe(3700)
    expect(newerAfter(taken, 8, taken.at + 9_000)).toBe(1000)
  })

  it('of a moment at which something was being written is never of now', () => {
    const unsettled = { ...taken, stamp: null }
    expect(isFresh(unsettled, 7, taken.at + 799)).toBe(true)
    expect(isFresh(unsettled, 7, taken.at + 800)).toBe(false)
    expect(newerAfter(unsettled, 7, taken.at + 300)).toBe(1000)
  })
})
