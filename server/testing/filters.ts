import fc from 'fast-check'
import { sql } from 'kysely'
import type { Condition, Filter, Operator, Scalar } from '../../contract/filters.ts'
import type { Asking, Catalogue, Field } from '../platform/filters/catalogue.ts'
import { column, moneyColumns } from '../platform/filters/columns.ts'
import { namesFrom } from '../platform/filters/names.ts'
import { operatorsOf } from '../platform/filters/operators.ts'

/** A noun with a field of every type, for tests of the filter language. */
export interface Thing {
  id: number
  title: string | null
  kind: string | null
  mood: string
  size: number | null
  amount: number | null
  currency: string | null
  day: Date | null
  flag: boolean | null
  labels: string[] | null
  owner: string | null
  place: string | null
}

export const thingsTable = `create table things (id int primary key, title text, kind text, mood text not null, size double precision,
  amount bigint, currency text, day timestamptz, flag boolean, labels text[], owner uuid, place uuid)`

const uuid = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`
const members = [uuid(1), uuid(2), uuid(3), uuid(4)] as const
const places = [uuid(5), uuid(6), uuid(7)] as const
const kinds = ['open', 'closed', 'Waiting for us', 'none', 'или'] as const

const moods = ['glad', 'angry', 'neither'] as const

export const asking: Asking = {
  now: new Date('2026-11-21T12:00:00Z'),
  timeZone: 'Europe/Sofia',
  memberId: members[0],
}

const fields: readonly Field<Thing>[] = [
  { name: 'title', type: 'text', holds: column('text', sql`title`), read: (row) => row.title },
  { name: 'kind', type: 'choice', choices: kinds, holds: column('choice', sql`kind`), read: (row) => row.kind },
  {
    name: 'mood',
    type: 'choice',
    choices: moods,
    always: true,
    holds: column('choice', sql`mood`),
    read: (row) => row.mood,
  },
  { name: 'size', type: 'number', holds: column('number', sql`size`), read: (row) => row.size },
  {
    name: 'price',
    type: 'money',
    holds: moneyColumns(sql`amount`, sql`currency`),
    read: ({ amount, currency }) => (amount === null || currency === null ? null : { amount, currency }),
  },
  { name: 'day', type: 'date', holds: column('date', sql`day`), read: (row) => row.day },
  { name: 'flag', type: 'boolean', holds: column('boolean', sql`flag`), read: (row) => row.flag },
  { name: 'label', type: 'tags', holds: column('tags', sql`labels`), read: (row) => row.labels },
  { name: 'owner', type: 'member', holds: column('member', sql`owner`), read: (row) => row.owner },
  {
    name: 'place',
    type: 'reference',
    refersTo: 'place',
    // The second lies in the first.
    within: (id) => (id === places[0] ? [places[0], places[1]] : [id]),
    holds: column('reference', sql`place`),
    read: (row) => row.place,
  },
]
export const things: Catalogue<Thing> = { fields, words: 'title' }
export const changingThings: Catalogue<Thing> = { ...things, changes: true }

export const thingNames = namesFrom(
  new Map([
    [
      'owner',
      [
        { id: members[0], words: ['Vera Ivanova', 'vera@kept.example'] },
        { id: members[1], words: ['me'] },
        { id: members[2], words: ['Same'] },
        { id: members[3], words: ['same'] },
      ],
    ],
    [
      'place',
      [
        { id: places[0], words: ['Доставка'] },
        { id: places[1], words: ['Доставка/Курьер опоздал'] },
      ],
    ],
  ]),
)

// Letters whose cases are the difficult ones, signs of the language itself, and words that mean something elsewhere.
const letters = 'aAzZßİıΣσςЯяЁёЪъЬ09 -+*.,:;<>=()"\\%_\'/\n'
const word = fc.oneof(
  fc.constantFrom('parcel', 'Посылка опоздала', 'КОЛЕТ', 'none', 'or', 'me', 'last-3d', '2h', 'ΣΊΣΥΦΟΣ', 'a..b', '->'),
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 }),
)
const filled = word.filter((text) => text !== '')
const tag = fc.constantFrom('vip', 'late', 'very late', 'a+b', 'a,b', 'спешно', 'or')
const number = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0.5, 1e21, -0, 2.25),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
)
const price = fc.record({
  amount: fc.integer({ min: -250, max: 250 }),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
})
const length = fc.constantFrom('30m', '2h', '3d', '1w', '0h')
const date = fc.constantFrom(
  '2026-11-21',
  '2026-11-20',
  '2026-03-29',
  '2026-11-21T10:00Z',
  '2026-11-21T12:00:00.001+02:00',
)
const moment = fc.oneof(date, length, fc.constantFrom('-3d', '-2h'))
const instant = fc.oneof(
  fc.constantFrom(
    '2026-11-21T12:00:00.000Z',
    '2026-11-21T14:00:00.000Z',
    '2026-11-20T22:00:00.000Z',
    '2026-11-21T22:00:00.000Z',
    '2026-11-18T12:00:00.000Z',
  ),
  fc
    .date({ min: new Date('2026-11-14T00:00:00Z'), max: new Date('2026-11-29T00:00:00Z'), noInvalidDate: true })
    .map((each) => each.toISOString()),
)

const valueIn: Record<string, fc.Arbitrary<Scalar>> = {
  title: filled,
  kind: fc.constantFrom(...kinds),
  mood: fc.constantFrom(...moods),
  size: number,
  price,
  flag: fc.boolean(),
  label: tag,
  owner: fc.constantFrom('me', ...members),
  place: fc.constantFrom(...places),
}

function conditionOf(field: Field<Thing>, operator: Operator): fc.Arbitrary<Condition> {
  const one = valueIn[field.name] ?? moment
  const list = fc.array(one, { minLength: 1, maxLength: 3 })
  const end = price.map(({ amount }) => ({ amount, currency: 'EUR' }))
  const pair = field.type === 'money' ? fc.record({ from: end, to: end }) : fc.record({ from: one, to: one })
  const side = fc.option(one)
  const value: Partial<Record<Operator, fc.Arbitrary<Condition['value']>>> = {
    between: pair,
    on: date,
    'within-last': length,
    'within-next': length,
    'is-any-of': list,
    'has-any-of': list,
    'has-all-of': list,
    'has-none-of': list,
    'changed-from-to': fc.record({ from: side, to: side }, { requiredKeys: [] }),
  }
  if (['is-set', 'is-not-set', 'changed'].includes(operator)) return fc.constant({ field: field.name, operator })
  return (value[operator] ?? one).map((given) => ({ field: field.name, operator, value: given }))
}

const conditionIn = (catalogue: Catalogue<Thing>): fc.Arbitrary<Filter> =>
  fc.oneof(
    ...catalogue.fields.flatMap((field) =>
      operatorsOf(field, catalogue).map((operator) => conditionOf(field, operator)),
    ),
  )

/** Any tree over the catalogue, empty groups among them. */
export const treeIn = (catalogue: Catalogue<Thing>): fc.Arbitrary<Filter> =>
  fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { arbitrary: conditionIn(catalogue), weight: 4 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })), weight: 2 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })), weight: 2 },
      { arbitrary: tie('tree').map((not) => ({ not })), weight: 2 },
    ),
  })).tree

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 })

/** A row as JSON has it: `day` is a text. */
export const thing = fc.record({
  title: maybe(word),
  kind: maybe(fc.constantFrom(...kinds)),
  mood: fc.constantFrom(...moods),
  size: maybe(number),
  price: maybe(price),
  day: maybe(instant),
  flag: maybe(fc.boolean()),
  labels: maybe(fc.uniqueArray(tag, { maxLength: 3 })),
  owner: maybe(fc.constantFrom(...members)),
  place: maybe(fc.constantFrom(...places)),
})
