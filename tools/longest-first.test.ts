import { expect, test } from 'vitest'
import { longestIn } from './longest-first.ts'

test('the longest time that a file asks for a test is known', () => {
  expect(longestIn("test('a', { timeout: 9_000 }, run)\ntest('b', { timeout: 120_000 }, run)")).toBe(120_000)
  expect(longestIn("test('a', run)")).toBe(0)
})
