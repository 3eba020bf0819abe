import { describe, expect, it } from 'vitest'
import { fieldsIn, lineFrom, remembered, withField, without } from './rules.ts'

describe('a line of search', () => {
  it('is read from the address, also where it is a number', () => {
    expect(lineFrom({ q: 1042 })).toEqual({ q: '1042' })
    expect(lineFrom({ q: ['x'] })).toEqual({ q: undefined })
  })

  it('names its fields, and none in a phrase or a time of day', () => {
    expect(fieldsIn('late from:ivanova -tag:vip assignee:"Vera Ivanova" 12:30 "to: him"')).toEqual([
      'from:ivanova',
      '-tag:vip',
      'assignee:"Vera Ivanova"',
    ])
  })

  it('loses and gets fields', () => {
    expect(without('late from:ivanova parcel', 'from:ivanova')).toBe('late parcel')
    expect(withField('late in:spam', 'in:any')).toBe('late in:any')
    expect(withField('', 'status:open')).toBe('status:open')
  })
})

it('remembers whole lines, the newest first, each once', () => {
  expect(remembered(['par', 'lamp', 'late parcel'], 'parcel')).toEqual(['parcel', 'lamp', 'late parcel'])
  expect(remembered(['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8'], 'lamp')).toHaveLength(8)
})
