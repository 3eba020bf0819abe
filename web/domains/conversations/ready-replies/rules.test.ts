import { describe, expect, it } from 'vitest'
import { cutAtMarks, missingIn, withoutAction } from './rules.ts'

describe('marks of missing values', () => {
  it('are found, each once, and go when they are written over', () => {
    expect(missingIn('<p>⟦person.phone⟧ and ⟦company.name⟧ and ⟦person.phone⟧</p>')).toEqual([
      'person.phone',
      'company.name',
    ])
    expect(missingIn('<p>0888</p>')).toEqual([])
  })
  it('are cut out of a text for showing', () => {
    expect(cutAtMarks('Call ⟦person.phone⟧!')).toEqual([
      { words: 'Call ', isMark: false },
      { words: '⟦person.phone⟧', isMark: true },
      { words: '!', isMark: false },
    ])
  })
})

it('an action is taken off alone', () => {
  expect(withoutAction({ urgency: 'high', addTags: ['a'] }, 'urgency')).toEqual({ addTags: ['a'] })
})
