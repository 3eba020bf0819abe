import { describe, expect, it } from 'vitest'
import { blockableAs, isBlockable } from './rules.ts'

describe('an address is blocked by', () => {
  it('itself, its domain and those above, but not by the last label alone', () => {
    expect(blockableAs('Win@mail.prizes.Example')).toEqual([
      'win@mail.prizes.example',
      'mail.prizes.example',
      'prizes.example',
    ])
  })
})

describe('what can be blocked', () => {
  it.each([
    ['address', 'win@prizes.example', true],
    ['address', 'prizes.example', false],
    ['address', 'win@prizes', false],
    ['domain', 'prizes.example', true],
    ['domain', 'призы.рф', true],
    ['domain', 'example', false],
    ['domain', 'a b.example', false],
    ['domain', '-a.example', false],
  ] as const)('%s %s: %s', (kind, value, expected) => {
    expect(isBlockable(kind, value)).toBe(expected)
  })
})
