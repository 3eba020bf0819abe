import { expect, test } from 'vitest'
import { companyDomain, identityValue, isTimeZone } from './rules.ts'

test.each([
  ['ivan@acme.example', 'acme.example'],
  ['ivan@gmail.com', null],
  ['ivan@abv.bg', null],
  ['ivan@mail.ru', null],
  ['"odd@local"@acme.example', 'acme.example'],
])('the company of %s is at %s', (email, domain) => {
  expect(companyDomain(email)).toBe(domain)
})

test.each([
  ['email', ' Ivan@ACME.example ', 'ivan@acme.example'],
  ['email', 'no address', null],
  ['email', '@', null],
  ['phone', '+359 (88) 812-34-56', '+359888123456'],
  ['phone', '00359888123456', '+359888123456'],
  ['phone', '0888 12 34 56', '0888123456'],
  ['phone', '123', null],
  ['phone', '+1234567890123456', null],
  ['external', ' Case-Kept ', 'Case-Kept'],
  ['external', '  ', null],
] as const)('%s %j is kept as %j', (kind, text, value) => {
  expect(identityValue(kind, text)).toBe(value)
})

test('time zones are those that exist', () => {
  expect(isTimeZone('Europe/Sofia')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
})
