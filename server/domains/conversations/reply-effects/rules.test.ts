import { describe, expect, it } from 'vitest'
import { effectOf, type JudgedUse } from './rules.ts'

const uses = (
  readyReplyId: string,
  topicId: string,
  outcomes: Partial<Record<JudgedUse['outcome'], number>>,
): JudgedUse[] =>
  Object.entries(outcomes).flatMap(([outcome, count]) =>
    Array.from({ length: count }, (_, index) => ({
      readyReplyId,
      topicId,
      outcome: outcome as JudgedUse['outcome'],
      seconds: outcome === 'unresolved' ? null : 60 * (index + 1),
    })),
  )

describe('the effect of a ready-made reply', () => {
  it('is the share that held of those that had their time, with n', () => {
    const effect = effectOf('a', uses('a', 't', { held: 81, reopened: 100, unresolved: 82, 'too-early': 40 }))
    expect(effect?.uses).toBe(303)
    expect(effect?.held.n).toBe(263)
    expect([effect?.held.low, effect?.held.high].map((each) => each?.toFixed(4))).toEqual(['0.2553', '0.3662'])
    expect(effect?.seconds.n).toBe(181)
    expect(effect?.difference).toBeNull()
  })

  it('is told apart from the others of its topics only where the interval says so', () => {
    const others = [...uses('b', 't', { held: 48, reopened: 32 }), ...uses('b', 'elsewhere', { held: 900 })]
    const clear = effectOf('a', [...uses('a', 't', { held: 56, reopened: 14 }), ...others])
    expect(clear?.difference).toMatchObject({ n: 150, clear: true })
    expect(clear?.difference?.low.toFixed(4)).toBe('0.0524')
    const few = effectOf('a', [...uses('a', 't', { held: 4, reopened: 1 }), ...others])
    expect(few?.difference).toMatchObject({ n: 85, clear: false })
  })

  it('is not claimed where nothing is known yet', () => {
    expect(effectOf('a', uses('a', 't', { 'too-early': 3 }))).toMatchObject({
      held: { value: null, n: 0 },
      difference: null,
    })
    expect(effectOf('a', [])).toBeNull()
  })
})
