import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FieldValue, FieldValues, GivenValues } from '../../../../contract/fields.ts'
import type { Filter, Operator, Scalar } from '../../../../contract/filters.ts'
import { bindFilter } from '../../../platform/filters/bind.ts'
import type { Asking, Catalogue, Field } from '../../../platform/filters/catalogue.ts'
import { operatorsOf } from '../../../platform/filters/operators.ts'
import { filterHolds } from '../../../platform/filters/to-predicate.ts'
import { filterSql } from '../../../platform/filters/to-sql.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { asSystem, type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { type FieldRow, fieldRows, valuesOf } from '../../fields/index.ts'
import { customFilterFields } from './rules.ts'

let testApp: TestApp
let vera: SignedInMember
let people: string[]
let rows: Thing[]
let fields: FieldRow[]

interface Thing {
  id: string
  fields: FieldValues
}

// A zone where the clock is put forward at midnight, so that one day begins at one.
const timeZone = 'Africa/Cairo'
const choices = ['late', 'broken', 'lost'].map((key) => ({ key, names: { en: key }, colour: null, archived: false }))
const kinds = {
  text: {},
  number: {},
  choice: { choices },
  choices: { choices },
  date: {},
  'yes-no': {},
  money: { currency: 'EUR' },
  person: {},
  member: {},
}
const conversations = 30
const dates = ['2026-04-23', '2026-04-24', '2026-04-25', '2026-11-20', '2026-11-21', '2026-11-22']
const texts = ['Посылка', 'parcel 42', 'PARCEL', '50% off_', 'a']
const numbers = [-2.5, 0, 1, 3, 1e15]

const anyValue = (): Record<string, fc.Arbitrary<FieldValue | null>> => ({
  text: fc.constantFrom(null, ...texts),
  number: fc.constantFrom(null, ...numbers),
  choice: fc.constantFrom(null, 'late', 'broken', 'lost'),
  choices: fc.subarray(['late', 'broken', 'lost']),
  date: fc.constantFrom(null, ...dates),
  'yes-no': fc.constantFrom(null, true, false),
  money: fc.constantFrom(null, ...[0, 500, 501].map((amount) => ({ amount, currency: 'EUR' })), {
    amount: 500,
    currency: 'BGN',
  }),
  person: fc.constantFrom(null, ...people),
  member: fc.constantFrom(null, vera.memberId),
})

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const make = async (path: string, body: object) => (await vera.request('POST', path, { body })).body.id as string
  people = [await make('/people', { name: 'Ana' }), await make('/people', { name: 'Boris' })]
  for (const [type, more] of Object.entries(kinds))
    await make('/fields', { noun: 'conversation', type, names: { en: type }, ...more })
  const channelId = await knownChannel(testApp, vera.workspaceId)
  const given = fc.sample(fc.record(anyValue()) as fc.Arbitrary<GivenValues>, { numRuns: conversations, seed: 7 })
  const ids: string[] = []
  for (const values of given) {
    const { conversationId } = await said(testApp, vera.workspaceId, { channelId })
    const { status, body } = await vera.request('PATCH', `/conversations/${conversationId}`, {
      body: { fields: values },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    ids.push(conversationId)
  }
  await asSystem(testApp, vera.workspaceId, async (scope) => {
    fields = await fieldRows(scope, 'conversation')
    const values = await valuesOf(scope, ids)
    rows = ids.map((id) => ({ id, fields: values.get(id) ?? {} }))
  })
})
afterAll(() => testApp.close())

const catalogueIn = (): Catalogue<Thing> => {
  const around = { workspaceId: vera.workspaceId, timeZone, samePerson: (id: string) => [id] }
  return { fields: customFilterFields<Thing>(fields, around) }
}

function scalarOf(field: Field<Thing>, operator: Operator): fc.Arbitrary<Scalar> {
  if (operator.startsWith('within')) return fc.constantFrom('1d', '3d', '300d')
  if (operator === 'on') return fc.constantFrom(...dates)
  const byType: Record<string, fc.Arbitrary<Scalar>> = {
    text: fc.constantFrom('посылка', 'PARCEL', 'parcel', '%', '_', 'a', 'el 4', 'нет'),
    number: fc.constantFrom(...numbers, 2),
    choice: fc.constantFrom('late', 'broken', 'lost'),
    tags: fc.constantFrom('late', 'broken', 'lost'),
    // Midnight in Cairo, the hour that is left out there, and a moment within a day.
    date: fc.constantFrom(
      ...dates,
      '2026-11-20T22:00:00Z',
      '2026-04-23T22:00:00Z',
      '2026-11-21T10:00:00Z',
      '-1d',
      '0h',
    ),
    boolean: fc.boolean(),
    money: fc.constantFrom({ amount: 500, currency: 'EUR' }, { amount: 501, currency: 'EUR' }),
    member: fc.constantFrom('me', vera.memberId),
    reference: fc.constantFrom(...people),
  }
  return byType[field.type] ?? fc.constant('')
}

function condition(field: Field<Thing>, operator: Operator): fc.Arbitrary<Filter> {
  if (operator === 'is-set' || operator === 'is-not-set') return fc.constant({ field: field.name, operator })
  const one = scalarOf(field, operator)
  if (operator === 'between')
    return fc.record({ from: one, to: one }).map((value) => ({ field: field.name, operator, value }))
  const value = /-(any|all|none)-of$/.test(operator) ? fc.array(one, { minLength: 1, maxLength: 2 }) : one
  return value.map((given) => ({ field: field.name, operator, value: given }) as Filter)
}

it('every operator of every type finds in the table what it finds in hand', async () => {
  const catalogue = catalogueIn()
  const asked = catalogue.fields.flatMap((field) =>
    operatorsOf(field, catalogue).map((operator) => condition(field, operator)),
  )
  const trees = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      { arbitrary: fc.oneof(...asked), weight: 5 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })), weight: 1 },
      { arbitrary: tie('tree').map((not) => ({ not })), weight: 2 },
    ),
  })).tree
  const asking: Asking = { now: new Date('2026-11-22T09:00:00Z'), timeZone, memberId: vera.memberId }
  let hits = 0
  let misses = 0
  // As a tenant: the function that reads the trigrams answers for the workspace of the transaction alone.
  await testApp.platform.database.within(vera.workspaceId, async (db) => {
    const ids = async (more: RawBuilder<unknown>) =>
      (
        await sql<{
          id: string
        }>`select c.id from conversations c where c.workspace_id = ${vera.workspaceId}${more}`.execute(db)
      ).rows.map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(trees, async (filter) => {
        const bound = bindFilter(filter, catalogue, asking)
        const found = await ids(sql` and ${filterSql(bound)}`)
        const expected = rows.filter((row) => filterHolds(bound, row)).map(({ id }) => id)
        expect(found.toSorted()).toEqual(expected.toSorted())
        hits += found.length
        misses += rows.length - found.length
      }),
      { numRuns: 600 },
    )
  })
  expect(Math.min(hits, misses)).toBeGreaterThan(1000)
}, 90_000)
