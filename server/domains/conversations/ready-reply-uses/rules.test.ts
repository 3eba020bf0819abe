import { describe, expect, it } from 'vitest'
import { outcomeOf, rank, withoutCode } from './rules.ts'

const nothing = { words: '', madeForTopic: false, likeness: null }
const often = (count: number) => ({ similar: 0, topic: 0, mine: 0, team: 0, often: count })

describe('the order of what is offered', () => {
  it('puts what was made for the topic and used in similar conversations first, and says why', () => {
    const ranked = rank(
      [
        { ...nothing, name: 'Favourite', likeness: often(400) },
        { ...nothing, name: 'Similar', likeness: { similar: 8, topic: 9, mine: 0, team: 0, often: 9 } },
        { ...nothing, name: 'Made', madeForTopic: true },
        { ...nothing, name: 'Another' },
      ],
      '',
    )
    expect(ranked.map(({ name, why }) => [name, why[0]])).toEqual([
      ['Similar', { kind: 'similar', count: 8 }],
      ['Made', { kind: 'made-for-topic', count: null }],
      ['Favourite', { kind: 'often', count: 400 }],
      ['Another', undefined],
    ])
  })

  it('finds what is typed in name and words, the name first, without minding case and ё', () => {
    const replies = [
      { ...nothing, name: 'Refund', words: 'The parcel is late', likeness: often(99) },
      { ...nothing, name: 'Parcel late' },
      { ...nothing, name: 'About a parcel', words: 'ещё' },
      { ...nothing, name: 'Invoice' },
    ]
    expect(rank(replies, ' PARCEL ').map(({ name }) => name)).toEqual(['Parcel late', 'About a parcel', 'Refund'])
    expect(rank(replies, 'late parcel').map(({ name }) => name)).toEqual(['Parcel late', 'Refund'])
    expect(rank(replies, 'еще').map(({ name }) => name)).toEqual(['About a parcel'])
  })
})

it('is shown without its code', () => {
  expect(withoutCode('Hello{% if person.name %}, {{ person.name }}{% endif %}!')).toBe('Hello, …!')
})

describe('what came of a use', () => {
  const at = new Date('2026-11-01T00:00:00Z')
  const on = (day: number) => new Date(at.getTime() + day * 86_400_000)
  it.each([
    ['held', 2, null, 14],
    ['held', 2, 9.5, 14],
    ['reopened', 2, 8.9, 14],
    ['unresolved', null, null, 14],
    ['unresolved', 7.5, null, 14],
    ['too-early', 2, 3, 13.9],
  ] as const)(
    'is %s when resolved on day %s, reopened on day %s, judged on day %s',
    (outcome, resolved, reopened, now) => {
      const fate = {
        at,
        resolvedAt: resolved === null ? null : on(resolved),
        reopenedAt: reopened === null ? null : on(reopened),
      }
      expect(outcomeOf(fate, 7, on(now))).toBe(outcome)
    },
  )
})
