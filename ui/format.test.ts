import { expect, test } from 'vitest'
import { formatOf } from './format.ts'

const now = new Date('2026-03-10T12:00:00Z')
const english = formatOf({ language: 'en', timeZone: 'Europe/Sofia' })
const russian = formatOf({ language: 'ru', timeZone: 'Europe/Sofia' })

test('today is a time, this week a day, this year a date, and before it the year', () => {
  expect(english.short('2026-03-10T06:05:00Z', now)).toBe('08:05')
  expect(english.short('2026-03-08T06:05:00Z', now)).toBe('Sun')
  expect(english.short('2026-02-01T06:05:00Z', now)).toBe('Feb 1')
  expect(english.short('2025-02-01T06:05:00Z', now)).toBe('Feb 1, 2025')
})

test('the day is the member’s, not the machine’s', () => {
  expect(english.short('2026-03-09T22:30:00Z', now)).toBe('00:30')
})

test('words are of the language', () => {
  expect(russian.moment('2026-02-01T06:05:00Z', now)).toBe('1 февр., 08:05')
  expect(russian.size(1_400_000)).toBe('1,4 МБ')
})

test('sizes stay short', () => {
  expect([0, 1, 69].map(english.size)).toEqual(['0 bytes', '1 byte', '69 bytes'])
  expect([1, 2, 5].map(russian.size)).toEqual(['1 байт', '2 байта', '5 байт'])
  expect(english.size(182_000)).toBe('182 kB')
})
