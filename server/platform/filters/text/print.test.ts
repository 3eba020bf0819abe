import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter } from '../../../../contract/filters.ts'
import { changingThings, thingNames, treeIn } from '../../../testing/filters.ts'
import { normal } from '../normal.ts'
import { build } from './build.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'

const read = (text: string): Filter => build(parse(text), changingThings, thingNames)
const write = (filter: Filter): string => print(filter, changingThings, thingNames)

describe('the text form', () => {
  it('says every tree without loss', () => {
    fc.assert(
      fc.property(treeIn(changingThings), (filter) => {
        expect(read(write(filter))).toEqual(normal(filter))
      }),
      { numRuns: 2000 },
    )
  })

  it('is written the same again after it was read', () => {
    fc.assert(
      fc.property(treeIn(changingThings), (filter) => {
        const text = write(filter)
        expect(write(read(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('either reads any other text or names the place where it cannot', () => {
    const token = fc.constantFrom(
      'kind:',
      'open',
      '(',
      ')',
      'or',
      '-',
      '"',
      ' ',
      'size:<',
      '3',
      ',',
      'day:last-',
      '2h',
      'not ',
      'я',
    )
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
        (text) => {
          let filter: Filter
          try {
            filter = read(text)
          } catch (error) {
            const { code, more } = error as { code: string; more: { data: { position: number; length: number } } }
            expect(code).toBe('invalid-filter')
            expect(more.data.position + more.data.length).toBeLessThanOrEqual(text.length)
            expect(more.data.position).toBeGreaterThanOrEqual(0)
            return
          }
          expect(read(write(filter))).toEqual(filter)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['kind:open', 'kind:open'],
    ['KIND:Open OR Kind:CLOSED', 'kind:open or kind:closed'],
    ['not (kind:open and size:>3)', '-(kind:open size:>3)'],
    ['- ', null],
    ['owner:"Vera Ivanova"', 'owner:"Vera Ivanova"'],
    ['owner:VERA@kept.example', 'owner:"Vera Ivanova"'],
    ['owner:me', 'owner:me'],
    ['owner:"me"', 'owner:"me"'],
    ['owner:00000000-0000-7000-8000-000000000003', 'owner:00000000-0000-7000-8000-000000000003'],
    ['place:доставка', 'place:Доставка'],
    ['label:VIP+"very late"', 'label:vip+"very late"'],
    ['-label:vip', '-label:vip'],
    ['price:12.5eur', 'price:12.50EUR'],
    ['price:<100JPY', 'price:<100JPY'],
    ['flag:true', 'flag:yes'],
    ['day:<2h day:last-3d', 'day:<2h day:last-3d'],
    ['kind:open->closed', 'kind:open->closed'],
    ['kind:any->"none"', 'kind:any->"none"'],
    ['late "exact words" "or"', 'late "exact words" "or"'],
    ['title:=parcel title:par*', 'title:=parcel title:par*'],
    ['', ''],
    ['-()', '-()'],
    ['((kind:open))', 'kind:open'],
  ])('reads %s as %s', (text, written) => {
    if (written === null) expect(() => read(text)).toThrow()
    else expect(write(read(text))).toBe(written)
  })
})

describe('an error', () => {
  const refusal = (text: string) => {
    try {
      read(text)
    } catch (error) {
      const { data } = (error as { more: { data: Record<string, unknown> } }).more
      return [
        data.reason,
        text.slice(Number(data.position), Number(data.position) + Number(data.length)),
        data.expected,
      ]
    }
    return 'none'
  }

  it.each([
    ['kind:open тема:доставка', 'unknown-field', 'тема'],
    ['(size:3 or kind:opn)', 'unknown-value', 'opn'],
    ['kind:open,,closed', 'missing-value', 'kind:open,,closed'],
    ['kind: open', 'missing-value', 'kind:'],
    ['size:many', 'not-a-number', 'many'],
    ['size:1..two', 'not-a-number', 'two'],
    ['price:12', 'not-money', '12'],
    ['day:<soon', 'not-a-time', 'soon'],
    ['day:2026-02-30', 'not-a-time', '2026-02-30'],
    ['day:last-week', 'not-a-duration', 'week'],
    ['flag:maybe', 'not-yes-or-no', 'maybe'],
    ['owner:same', 'ambiguous-value', 'same'],
    ['owner:"Nobody Here"', 'unknown-value', '"Nobody Here"'],
    ['day:<2h,3h', 'one-value-only', '3h'],
    ['size:3 "exact', 'unclosed-quote', '"exact'],
    ['size:3 (kind:open', 'unclosed-group', '('],
    ['kind:open)', 'unexpected', ')'],
    ['or kind:open', 'unexpected', 'or'],
    ['kind:open or', 'unexpected', 'or'],
    [`${'('.repeat(40)}a${')'.repeat(40)}`, 'too-deep', '('],
    ['size:1 '.repeat(101).trim(), 'too-many', 'size:1'],
  ])('in %.40s is %s at %s', (text, reason, word) => {
    expect(refusal(text)).toEqual([reason, word, expect.anything()])
  })

  it('says what could stand there', () => {
    expect(refusal('kind:opn')).toEqual(['unknown-value', 'opn', ['open', 'closed', 'Waiting for us', 'none', 'или']])
    expect(refusal('colour:red')).toEqual(['unknown-field', 'colour', expect.arrayContaining(['kind', 'size'])])
  })
})
