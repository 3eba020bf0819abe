import { expect, it } from 'vitest'
import { chaos } from './chaos.ts'

it('loses and doubles nothing acknowledged while processes are killed at random moments', {
  timeout: 400_000,
}, async () => {
  const result = await chaos(30, () => {})
  expect(result.mailsAccepted).toBeGreaterThan(100)
  expect(result.repliesAccepted).toBeGreaterThan(20)
  expect(result).toMatchObject({ mailsLost: [], mailsDoubled: [], repliesNeverSent: [], repliesDoubled: [] })
  expect(result.kills).toEqual({ kept: 10, postgres: 10, both: 10 })
})
