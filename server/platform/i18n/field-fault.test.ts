import { expect, it } from 'vitest'
import words from '../../../locales/en/field-errors.json' with { type: 'json' }
import { inEnglish } from './field-fault.ts'

it('what the code says is the English sentence', () => {
  expect(Object.entries(words).filter(([key, value]) => key !== value)).toEqual([])
  expect(inEnglish({ message: 'is less than {{least}}', data: { least: 3 } })).toBe('is less than 3')
})
