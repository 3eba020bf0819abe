import { expect, test } from 'vitest'
import { givesUp, nextAttempt, wants } from './rules.ts'

test('ten tries, spread over a little more than a day', () => {
  const start = new Date('2026-01-01T00:00:00Z')
  let now = start
  let tries = 1
  for (let next = nextAttempt(tries, now); next; next = nextAttempt(tries, now)) {
    expect(next.getTime()).toBeGreaterThan(now.getTime())
    now = next
    tries += 1
  }
  expect(tries).toBe(10)
  const hours = (now.getTime() - start.getTime()) / 3_600_000
  expect(hours).toBeGreaterThan(24)
  expect(hours).toBeLessThan(27)
})

test('an address is switched off after five days of failing', () => {
  const since = new Date('2026-01-01T00:00:00Z')
  expect(givesUp(since, new Date('2026-01-05T23:59:59Z'))).toBe(false)
  expect(givesUp(since, new Date('2026-01-06T00:00:00Z'))).toBe(true)
})

test.each([
  [['*'], 'message.received', true],
  [['message.*'], 'message.received', true],
  [['message.received'], 'message.received', true],
  [['message.receive'], 'message.received', false],
  [['mess.*'], 'message.received', false],
  [['person.*', 'team.*'], 'message.received', false],
  [['conversation.*'], 'conversation.delivery-changed', true],
])('%j wants %s: %s', (subscribed, type, answer) => {
  expect(wants(subscribed, type)).toBe(answer)
})
