import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FilterField } from '../../../contract/filters.ts'
import { completed, completingAt, written } from './complete.ts'

const field = (name: string): FilterField => ({
  name,
  type: 'text',
  operators: ['is'],
  choices: null,
  refersTo: null,
  of: null,
  groups: false,
  custom: null,
})
const fields = [field('status'), field('person.language'), field('tag')]

/** The caret stands at the bar. */
const at = (marked: string) => {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = completingAt(text, caret, fields)
  return found && { typed: found.typed, field: found.field?.name ?? null, replaced: text.slice(found.from, found.to) }
}

describe('what is being written', () => {
  test.each([
    ['|', { typed: '', field: null, replaced: '' }],
    ['sta|', { typed: 'sta', field: null, replaced: 'sta' }],
    ['sta|tus:open', { typed: 'sta', field: null, replaced: 'status' }],
    ['status:open -ta|', { typed: 'ta', field: null, replaced: 'ta' }],
    ['(sta|', { typed: 'sta', field: null, replaced: 'sta' }],
    ['status:|', { typed: '', field: 'status', replaced: '' }],
    ['-STATUS:op|', { typed: 'op', field: 'status', replaced: 'op' }],
    ['status:open,wai|ting', { typed: 'wai', field: 'status', replaced: 'waiting' }],
    ['tag:vip+la|te', { typed: 'la', field: 'tag', replaced: 'late' }],
    ['tag:"very la|', { typed: 'very la', field: 'tag', replaced: '"very la' }],
    ['person.language:b|', { typed: 'b', field: 'person.language', replaced: 'b' }],
    ['nothing:b|', null],
    ['"exact wo|', null],
    ['tag:"a b" sta|', { typed: 'sta', field: null, replaced: 'sta' }],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected)
  })
})

test('taking one puts it in place and leaves the rest', () => {
  const take = (marked: string, taken: string) => {
    const caret = marked.indexOf('|')
    const text = marked.replace('|', '')
    const completing = completingAt(text, caret, fields)
    if (!completing) throw new Error('nothing is being written')
    const after = completed(text, completing, { text: taken, label: '' })
    return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`
  }
  expect(take('sta| tag:vip', 'status:')).toBe('status:| tag:vip')
  expect(take('st|:open', 'status:')).toBe('status:|open')
  expect(take('status:open,wa| x', 'waiting-on-us')).toBe('status:open,waiting-on-us| x')
  expect(take('tag:"very l|', '"very late"')).toBe('tag:"very late"|')
})

test('a caret anywhere in any text finds a stretch that lies around it, or nothing', () => {
  const text = fc.string({
    unit: fc.constantFrom('status', ':', ' ', '"', '(', ')', ',', '-', 'a', '\\', '+'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(text, fc.nat(), (given, somewhere) => {
      const caret = somewhere % (given.length + 1)
      const found = completingAt(given, caret, fields)
      if (!found) return
      expect(found.from).toBeLessThanOrEqual(caret)
      expect(found.to).toBeGreaterThanOrEqual(caret)
      expect(completed(given, found, { text: 'x', label: '' }).text).toBe(
        `${given.slice(0, found.from)}x${given.slice(found.to)}`,
      )
    }),
    { numRuns: 2000 },
  )
})

test('values are quoted where the language needs it', () => {
  expect(['open', 'Vera Ivanova', 'none', 'a"b', 'vera@kept.example', 'waiting-on-us'].map(written)).toEqual([
    'open',
    '"Vera Ivanova"',
    '"none"',
    '"a\\"b"',
    'vera@kept.example',
    'waiting-on-us',
  ])
})
