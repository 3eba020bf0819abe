import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailAt, quietUntil, settingsAtFirst, toldOnce } from './rules.ts'

const at = (text: string) => new Date(text)
const nights = { from: '20:00', to: '08:00' }
const zones = ['UTC', 'Europe/Sofia', 'Asia/Kathmandu', 'America/New_York', 'Asia/Vladivostok']

describe('quiet hours', () => {
  test('are those of the member’s zone, over midnight too', () => {
    expect(quietUntil(at('2026-11-20T19:00:00Z'), nights, 'Europe/Sofia')).toEqual(at('2026-11-21T06:00:00Z'))
    expect(quietUntil(at('2026-11-21T03:00:00Z'), nights, 'Europe/Sofia')).toEqual(at('2026-11-21T06:00:00Z'))
    expect(quietUntil(at('2026-11-21T06:00:00Z'), nights, 'Europe/Sofia')).toBeNull()
    expect(quietUntil(at('2026-11-20T19:00:00Z'), nights, 'UTC')).toBeNull()
  })

  test('may lie within a day, and may be none', () => {
    expect(quietUntil(at('2026-11-20T12:30:00Z'), { from: '12:00', to: '13:00' }, 'UTC')).toEqual(
      at('2026-11-20T13:00:00Z'),
    )
    expect(quietUntil(at('2026-11-20T12:30:00Z'), null, 'UTC')).toBeNull()
    expect(quietUntil(at('2026-11-20T12:30:00Z'), { from: '12:00', to: '12:00' }, 'UTC')).toBeNull()
  })

  test('know of the hour that a spring night has not', () => {
    // In Sofia the clock goes from 3 to 4 at 01:00 UTC.
    expect(quietUntil(at('2026-03-28T22:00:00Z'), nights, 'Europe/Sofia')).toEqual(at('2026-03-29T05:00:00Z'))
  })

  test('end outside of themselves, within a day, wherever somebody lives', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'))
    const moment = fc.date({ min: at('2026-01-01'), max: at('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, clock, clock, fc.constantFrom(...zones), (now, from, to, zone) => {
        const end = quietUntil(now, { from, to }, zone)
        if (!end) return
        const wait = end.getTime() - now.getTime()
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(25 * 3_600_000)
      }),
    )
  })
})

describe('a mail', () => {
  const settings = { digestMinutes: 30, quiet: nights }
  test('now is in a minute, a digest at the next full step, both after the quiet hours', () => {
    expect(mailAt('now', at('2026-11-20T10:07:00Z'), settings, 'UTC')).toEqual(at('2026-11-20T10:08:00Z'))
    expect(mailAt('digest', at('2026-11-20T10:07:00Z'), settings, 'UTC')).toEqual(at('2026-11-20T10:30:00Z'))
    expect(mailAt('digest', at('2026-11-20T10:30:00Z'), settings, 'UTC')).toEqual(at('2026-11-20T11:00:00Z'))
    expect(mailAt('now', at('2026-11-20T23:00:00Z'), settings, 'UTC')).toEqual(at('2026-11-21T08:00:00Z'))
    expect(mailAt('off', at('2026-11-20T10:07:00Z'), settings, 'UTC')).toBeNull()
  })
})

test('one event is told once to each, by what means most, and never to whoever did it', () => {
  const told = [
    { memberId: 'vera', kind: 'team' as const },
    { memberId: 'vera', kind: 'mention' as const },
    { memberId: 'oleg', kind: 'reply' as const },
    { memberId: 'me', kind: 'mention' as const },
  ]
  expect(toldOnce(told, 'me')).toEqual([
    { memberId: 'vera', kind: 'mention' },
    { memberId: 'oleg', kind: 'reply' },
  ])
  expect(settingsAtFirst.kinds.mention.mail).toBe('now')
})
