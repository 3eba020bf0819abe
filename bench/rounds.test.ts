import { expect, test } from 'vitest'
import { costRatio, ratio } from './rounds.ts'

const window = (perSecond: number) => ({ n: 1, perSecond, p50: 1, p99: 1, processor: 2 })

test('the ratio is of neighbours in time, so that a busy minute does not count', () => {
  const product = [window(100), window(10), window(90)]
  const floor = [window(200), window(20), window(100)]
  expect(ratio(product, floor)).toBe(0.5)
})

test('what an answer costs is that of all windows together', () => {
  const product = [
    { ...window(1), n: 10, processor: 3 },
    { ...window(1), n: 30, processor: 1 },
  ]
  expect(costRatio(product, [window(1)])).toBe(0.75)
})
