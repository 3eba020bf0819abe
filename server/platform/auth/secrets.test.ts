import { expect, test } from 'vitest'
import { seal, unseal } from './secrets.ts'

const secret = 'a'.repeat(32)

test('what is sealed can be read again, and shows nothing', () => {
  const sealed = seal(secret, 'пароль 1')
  expect(unseal(secret, sealed)).toBe('пароль 1')
  expect(sealed).not.toContain('1 ')
  expect(seal(secret, 'пароль 1')).not.toBe(sealed)
})

test('another secret or a changed byte is refused', () => {
  const sealed = seal(secret, 'password')
  expect(() => unseal('b'.repeat(32), sealed)).toThrow()
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
  expect(() => unseal(secret, changed)).toThrow()
})
