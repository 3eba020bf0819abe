import { expect, it } from 'vitest'
import { chaos } from './chaos.ts'

it('loses and doubles nothing acknowledged while processes are killed at random moments', {
  timeout: 400_000,
}, async () => {
  const result = await chaos(30, () => {})
  expect(result.mailsAccepted).toBeGreaterThan(30)
  expect(result.repliesAccepted).toBeGreaterThan(5)
  expect(result).toMatchObject({
    mailsLost: [],
    mailsDoubled: [],
    repliesNeverSent: [],
    repliesDoubled: [],
    endedByItself: 0,
  })
  expect(result.kills).toEqual({ kept: 10, postgres: 10, both: 10 })
})
