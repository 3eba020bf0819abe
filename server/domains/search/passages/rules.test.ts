import { describe, expect, it } from 'vitest'
import { holdsPhrase, marked, passagesOf } from './rules.ts'

const finding =
  (...words: string[]) =>
  (word: string) =>
    words.indexOf(word)
const textOf = (passage: { text: string; hit: boolean }[]) =>
  passage.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

const filler = 'nothing of interest is said in this part of the letter at all, and it goes on like that. '

describe('passages', () => {
  it('mark what was found, whatever its form and case', () => {
    expect(textOf(marked('The Parcel, a parcel', finding('parcel')))).toBe('The [Parcel], a [parcel]')
  })

  it('are the place that has most of the words, cut between words', () => {
    const text = `${filler.repeat(3)}A parcel came. ${filler.repeat(3)}The courier left the parcel here. ${filler.repeat(3)}`
    const [passage, ...others] = passagesOf(text, finding('parcel', 'courier')).map(textOf)
    expect(others).toEqual([])
    expect(passage).toMatch(/^… .*The \[courier\] left the \[parcel\] here\. .* …$/)
    expect(passage?.length).toBeLessThan(230)
  })

  it('are two where the words stand far apart', () => {
    const text = `A parcel came. ${filler.repeat(4)}A courier went.`
    expect(passagesOf(text, finding('parcel', 'courier')).map(textOf)).toEqual([
      expect.stringMatching(/^A \[parcel\] came\./),
      expect.stringMatching(/A \[courier\] went\.$/),
    ])
  })

  it('say nothing of lines and marks of quotes', () => {
    expect(textOf(marked('one\n> > parcel\n>\n> two', finding('parcel')))).toBe('one [parcel] two')
  })

  it('are none where nothing is found', () => {
    expect(passagesOf(filler, finding('parcel'))).toEqual([])
  })
})

it('knows a phrase by its words side by side', () => {
  expect(holdsPhrase('It HAS, not arrived', ['has', 'not', 'arrived'])).toBe(true)
  expect(holdsPhrase('It has now not arrived', ['has', 'not', 'arrived'])).toBe(false)
})
