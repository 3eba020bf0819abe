import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather, type Stale } from './gather.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function gathering() {
  const told: Stale[] = []
  return { told, pokes: gather((stale) => told.push(stale)) }
}

test('a burst is told once, soon, each thing once', () => {
  const { told, pokes } = gathering()
  for (const id of ['a', 'b', 'a']) pokes.add([id], [['counts']])
  vi.advanceTimersByTime(150)
  expect(told.map(({ conversations, keys }) => [[...conversations], [...keys.values()]])).toEqual([
    [['a', 'b'], [['counts']]],
  ])
})

test('while many conversations change it is told once a second, nothing is left out, and then soon again', () => {
  const { told, pokes } = gathering()
  const named = 4000
  for (let id = 0; id < named; id++) {
    pokes.add([String(id)], [])
    vi.advanceTimersByTime(1)
  }
  expect(told.length).toBeLessThanOrEqual(5)
  vi.advanceTimersByTime(1000)
  expect(new Set(told.flatMap(({ conversations }) => [...conversations])).size).toBe(named)

  pokes.add(['one more'], [])
  vi.advanceTimersByTime(1000)
  const before = told.length
  pokes.add(['and another'], [])
  vi.advanceTimersByTime(150)
  expect(told.length).toBe(before + 1)
})

test('nothing is told any more once it was stopped', () => {
  const { told, pokes } = gathering()
  pokes.add(['a'], [])
  pokes.stop()
  vi.advanceTimersByTime(2000)
  expect(told).toEqual([])
})
