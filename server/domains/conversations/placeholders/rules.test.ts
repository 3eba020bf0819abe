import { describe, expect, it } from 'vitest'
import { chooseVariant, partsOfName } from './rules.ts'

describe('the parts of a name', () => {
  it.each([
    ['Ana Petrova', 'Ana', 'Petrova'],
    ['Petrova, Ana', 'Ana', 'Petrova'],
    ['Dr. Ivan  Petrov Ivanov', 'Ivan', 'Ivanov'],
    ['г-жа Мария Колева', 'Мария', 'Колева'],
    ['Cher', 'Cher', ''],
    ['A. Petrova', '', 'Petrova'],
    ['ana@customer.example', '', ''],
    [null, '', ''],
  ])('of %s', (name, first, last) => {
    expect(partsOfName(name)).toEqual({ first, last })
  })
})

describe('the words that are chosen', () => {
  const [en, ru] = [{ language: 'en' }, { language: 'ru' }]
  it('are in the language wanted', () => {
    expect(chooseVariant([en, ru], 'ru', 'en')).toEqual({ variant: ru, isOther: false })
  })
  it("are in the workspace's where there are none, and marked", () => {
    expect(chooseVariant([ru, en], 'bg', 'en')).toEqual({ variant: en, isOther: true })
    expect(chooseVariant([ru], 'bg', 'en')).toEqual({ variant: ru, isOther: true })
  })
  it('are none where there are none', () => {
    expect(chooseVariant([], 'bg', 'en')).toEqual({ variant: null, isOther: false })
  })
})
