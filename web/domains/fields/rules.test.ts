import { describe, expect, it } from 'vitest'
import { minorUnits, moneyIn, nameIn, withGiven } from './rules.ts'

describe('a name', () => {
  it('is in the language of the screen, else in one that it has', () => {
    const names = { en: 'Depot', bg: 'Склад' }
    expect([nameIn(names, 'bg'), nameIn(names, 'ru'), nameIn({ ru: 'Склад' }, 'en')]).toEqual([
      'Склад',
      'Depot',
      'Склад',
    ])
  })
})

describe('values', () => {
  it('lose what is emptied and keep no and zero', () => {
    const given = { a: null, b: [], c: false, d: 0, e: '' }
    expect(withGiven({ a: 'x', b: ['x'], z: 'stays' }, given)).toEqual({ z: 'stays', c: false, d: 0 })
  })
})

describe('money', () => {
  it.each([
    ['12.5', 'EUR', 1250],
    [0.1 + 0.2, 'EUR', 30],
    ['7', 'JPY', 7],
    ['', 'EUR', null],
    ['x', 'EUR', null],
  ])('%s of %s is %s', (typed, currency, amount) => {
    expect(minorUnits(typed, currency)).toBe(amount)
  })

  it('is written as the language does', () => {
    expect(moneyIn({ amount: 125_050, currency: 'EUR' }, 'en')).toBe('€1,250.50')
  })
})
