import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedItems, missingFields, shownItems } from './form-rules.ts'
import type { Form, FormItem } from './forms.ts'

const item = (field: string, more: Partial<FormItem> = {}): FormItem => ({
  field,
  required: false,
  when: null,
  ...more,
})
const form = (more: Partial<Form>): Form => ({
  id: 'f',
  names: { en: 'F' },
  general: false,
  topicIds: [],
  items: [],
  ...more,
})
const topics = [
  { id: 'delivery', parentId: null },
  { id: 'late', parentId: 'delivery' },
  { id: 'very-late', parentId: 'late' },
]
const fieldsOf = (items: readonly FormItem[]) => items.map(({ field }) => field)

describe('what is asked', () => {
  const general = form({ general: true, items: [item('number'), item('depot')] })
  const delivery = form({ topicIds: ['delivery'], items: [item('depot', { required: true }), item('day')] })
  const late = form({ topicIds: ['late'], items: [item('hours')] })

  it.each([
    [null, ['number', 'depot']],
    ['delivery', ['number', 'depot', 'day']],
    ['late', ['number', 'depot', 'hours']],
    ['very-late', ['number', 'depot', 'hours']],
    ['gone', ['number', 'depot']],
  ])('of topic %s is that of everybody and of the nearest above', (topic, fields) => {
    expect(fieldsOf(askedItems([late, delivery, general], topics, topic))).toEqual(fields)
  })

  it('twice is asked once, where either asks it, and needed where either needs it', () => {
    const conditional = form({
      topicIds: ['late'],
      items: [item('depot', { when: { field: 'number', anyOf: ['a'] } })],
    })
    const [, depot] = askedItems([general, conditional], topics, 'late')
    expect(depot).toEqual(item('depot'))
    expect(askedItems([general, delivery], topics, 'delivery')[1]?.required).toBe(true)
  })

  it('goes on where the tree bites its tail', () => {
    expect(askedItems([general], [{ id: 'a', parentId: 'a' }], 'a')).toEqual(general.items)
  })
})

describe('what is shown', () => {
  const items = [
    item('damage', { required: true }),
    item('kind', { required: true, when: { field: 'damage', anyOf: [true] } }),
    item('photo', { required: true, when: { field: 'kind', anyOf: ['wet', 'torn'] } }),
  ]

  it('hangs on the value of another field, of several of them too', () => {
    expect(fieldsOf(shownItems(items, {}))).toEqual(['damage'])
    expect(fieldsOf(shownItems(items, { damage: true, kind: ['lost', 'torn'] }))).toEqual(['damage', 'kind', 'photo'])
  })

  it('is not what hangs on something hidden, whatever its value is', () => {
    expect(fieldsOf(shownItems(items, { damage: false, kind: 'wet' }))).toEqual(['damage'])
  })

  it('is needed only while it is shown; no and zero are values', () => {
    expect(missingFields(items, {})).toEqual(['damage'])
    expect(missingFields(items, { damage: false })).toEqual([])
    expect(missingFields(items, { damage: true })).toEqual(['kind'])
    expect(missingFields([item('weight', { required: true })], { weight: 0 })).toEqual([])
  })

  it('ends for every ring of conditions, and filling what is missing leaves nothing missing', () => {
    const names = ['a', 'b', 'c', 'd']
    const any = fc.uniqueArray(
      fc.record({
        field: fc.constantFrom(...names),
        required: fc.boolean(),
        when: fc.option(
          fc.record({ field: fc.constantFrom(...names), anyOf: fc.subarray(['x', 'y'], { minLength: 1 }) }),
        ),
      }),
      { selector: ({ field }) => field },
    )
    const values = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('x', 'y'))
    fc.assert(
      fc.property(any, values, (asked, given) => {
        const filled = { ...given }
        for (let missing = missingFields(asked, filled); missing.length; missing = missingFields(asked, filled))
          for (const field of missing) filled[field] = 'x'
        for (const shown of shownItems(asked, filled))
          if (shown.required) expect(filled[shown.field]).not.toBe(undefined)
      }),
    )
  })
})
