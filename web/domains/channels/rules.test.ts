import { expect, test } from 'vitest'
import { ownServers, providerOf, providers, usualPort } from './rules.ts'

test('a well-known provider is found by the domain of the address', () => {
  expect(providerOf('Help@Gmail.com')).toBe('gmail')
  expect(providerOf('help@mail.ru')).toBe('mailru')
  expect(providerOf('help@abv.bg')).toBe('abv')
  expect(providerOf('help@parcel.example')).toBeNull()
  expect(providerOf('help')).toBeNull()
})

test('no domain belongs to two providers', () => {
  const domains = Object.values(providers).flatMap((provider) => [...provider.domains])
  expect(new Set(domains).size).toBe(domains.length)
})

test('a server of one’s own is guessed from the domain', () => {
  expect(ownServers('help@parcel.example').imap).toEqual({ host: 'imap.parcel.example', port: 993, security: 'tls' })
})

test('the port follows the encryption', () => {
  expect(usualPort('smtp', 'starttls')).toBe(587)
  expect(usualPort('imap', 'starttls')).toBe(143)
})
