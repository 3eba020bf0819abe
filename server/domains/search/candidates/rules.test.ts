import { describe, expect, it } from 'vitest'
import { cursorLength, cursorOf, cursorValues, nextBlocks, scoreOf } from './rules.ts'

const next = (count: number, hits: number, visible = hits) =>
  nextBlocks({ asked: { newest: 0, oldest: 1 - count, wide: false }, hits, visible, wanted: 100, last: -900 })

describe('what to read next', () => {
  it('is some blocks where a frequent word has not enough yet', () => {
    expect(next(2, 80)).toEqual({ newest: -2, oldest: -21, wide: false })
    expect(next(20, 40)).toEqual({ newest: -20, oldest: -69, wide: false })
  })

  it('is a little more, then all at once, where nothing was found', () => {
    expect(next(2, 0)).toEqual({ newest: -2, oldest: -21, wide: false })
    expect(next(20, 0)).toEqual({ newest: -20, oldest: -900, wide: true })
  })

  it('is bounded where a filter leaves out nearly all of a frequent word', () => {
    expect(next(20, 4000, 1)).toEqual({ newest: -20, oldest: -39, wide: false })
  })

  it('ends at the last block', () => {
    const asked = { newest: -890, oldest: -895, wide: false }
    expect(nextBlocks({ asked, hits: 6, visible: 6, wanted: 100, last: -900 }).oldest).toBe(-900)
  })
})

it('puts the new before the old, and what says all in one message before what does not', () => {
  const now = new Date('2026-11-22')
  const [today, lastYear] = [now, new Date('2025-11-22')]
  const score = (rank: number, together: boolean, at: Date) => scoreOf({ rank, together, at }, now)
  expect(score(0.3, true, today)).toBeGreaterThan(score(0.3, true, lastYear))
  expect(score(0.3, true, today)).toBeGreaterThan(score(0.3, false, today))
  expect(score(0.6, true, lastYear)).toBeGreaterThan(score(0.1, false, lastYear))
})

it('writes cursors that say the same when read', () => {
  const best = {
    kind: 'best' as const,
    newest: 3,
    oldest: -7,
    wide: true,
    score: 0.123457,
    id: 'a',
    now: new Date('2026-11-22T01:02:03.004Z'),
    before: 20,
    relaxed: false,
  }
  for (const cursor of [best, { ...best, score: null, id: null }, { kind: 'newest' as const, at: 'x', id: 'y' }]) {
    expect(cursorValues(cursor)).toHaveLength(cursorLength)
    expect(cursorOf(cursorValues(cursor))).toEqual(cursor)
  }
})
