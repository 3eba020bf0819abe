import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FieldValues } from '../../../../contract/fields.ts'
import type { Filter, Operator, Scalar } from '../../../../contract/filters.ts'
import { bindFilter } from '../../../platform/filters/bind.ts'
import type { Asking, Field } from '../../../platform/filters/catalogue.ts'
import { operatorsOf } from '../../../platform/filters/operators.ts'
import { filterHolds } from '../../../platform/filters/to-predicate.ts'
import { filterSql } from '../../../platform/filters/to-sql.ts'
import { eachSql } from '../../../platform/filters/walk.ts'
import { asSystem, type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { type FieldRow, fieldRows, valuesOf } from '../../fields/index.ts'
import { type FilteredOrder, orderFields, ordersOfPerson } from './rules.ts'

let testApp: TestApp
let vera: SignedInMember
let people: string[]
let companies: string[]
let custom: FieldRow[]

type Row = FilteredOrder & { id: string }

const orders = 60
const now = new Date('2026-11-22T09:00:00Z')
const timeZone = 'Europe/Sofia'
const stages = ['Packed', 'На път', 'DELIVERED', 'Out for delivery']

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const make = async (path: string, body: object) => (await vera.request('POST', path, { body })).body.id as string
  people = [await make('/people', { name: 'Ana' }), await make('/people', { name: 'Boris' })]
  companies = [await make('/companies', { name: 'Alfa' }), await make('/companies', { name: 'Beta' })]
  await make('/fields', { noun: 'order', type: 'number', names: { en: 'Weight' } })
  await make('/fields', { noun: 'order', type: 'date', names: { en: 'Wanted' } })
  await make('/fields', { noun: 'order', type: 'person', names: { en: 'Courier' } })
  await testApp.platform.database.owner.query(
    `insert into orders (workspace_id, id, number, amount, currency, sender_id, recipient_id, company_id, promised_at, tracking_number,
        invoice_number, stage, stage_at, settled_at, placed_at, created_at)
      select $1, gen_random_uuid(), 'Ord-' || n, case when n % 4 > 0 then n * 100 end, case when n % 4 > 0 then (array['EUR', 'BGN'])[1 + n % 2] end,
        ($2::uuid[])[n % 4], ($2::uuid[])[n % 3], ($3::uuid[])[n % 3],
        case when n % 3 > 0 then $4::timestamptz + (n - 30) * interval '3 hours' end, case when n % 5 = 0 then 'TRK' || n end,
        case when n % 7 = 0 then 'Инв-' || n end, ($5::text[])[n % 5], case when n % 5 > 0 then $4::timestamptz - n * interval '1 hour' end,
        case when n % 5 > 2 then $4::timestamptz - n * interval '1 hour' end, $4::timestamptz - n * interval '8 hours', now()
      from generate_series(1, ${orders}) n`,
    [vera.workspaceId, people, companies, now, stages],
  )
  await asSystem(testApp, vera.workspaceId, async (scope) => {
    custom = await fieldRows(scope, 'order')
    await sql`insert into field_values (workspace_id, entity_id, field_id, part, number, day, reference)
      select ${vera.workspaceId}, o.id, f.id, 0, case when f.type = 'number' then length(o.number) + o.amount end,
        case when f.type = 'date' then (o.placed_at at time zone 'UTC')::date end, case when f.type = 'person' then ${people[0]}::uuid end
      from orders o join fields f on f.workspace_id = o.workspace_id and f.noun = 'order'
      where o.workspace_id = ${vera.workspaceId} and o.amount is not null`.execute(scope.db)
  })
})
afterAll(() => testApp.close())

const seen = () => sql<Row & { amount: number | null; currency: string | null }>`
  select o.id, number, stage, stage_at as "stageAt", settled_at as "settledAt", promised_at as "promisedAt", placed_at as "placedAt",
    tracking_number as tracking, invoice_number as invoice, sender_id as "senderId", recipient_id as "recipientId",
    company_id as "companyId", amount, currency from orders o where o.workspace_id = ${vera.workspaceId}`

const scalarOf = <R>(field: Field<R>, operator: Operator): fc.Arbitrary<Scalar> => {
  if (operator.startsWith('within')) return fc.constantFrom('12h', '3d')
  if (operator === 'on') return fc.constantFrom('2026-11-21', '2026-11-22')
  const byType: Record<string, fc.Arbitrary<Scalar>> = {
    text: fc.constantFrom('ord-1', 'ORD-12', 'delivered', 'на път', 'out', 'trk', 'инв-7', '%'),
    number: fc.integer({ min: 0, max: 6000 }),
    money: fc.constantFrom({ amount: 1000, currency: 'EUR' }, { amount: 3000, currency: 'BGN' }),
    date: fc.constantFrom('-2d', '6h', '0h', '2026-11-21', '2026-11-21T10:00:00Z'),
    boolean: fc.boolean(),
    reference: fc.constantFrom(...(field.refersTo === 'company' ? companies : people)),
  }
  return byType[field.type] ?? fc.constant('')
}

function conditionOf<R>(field: Field<R>, operator: Operator): fc.Arbitrary<Filter> {
  if (operator === 'is-set' || operator === 'is-not-set') return fc.constant({ field: field.name, operator })
  const one = scalarOf(field, operator)
  if (operator === 'between')
    return one.map((value) => ({ field: field.name, operator, value: { from: value, to: value } }))
  const value = operator.endsWith('any-of') ? fc.array(one, { minLength: 1, maxLength: 2 }) : one
  return value.map((given) => ({ field: field.name, operator, value: given }) as Filter)
}

const treesOver = <R>(fields: readonly Field<R>[]): fc.Arbitrary<Filter> => {
  const conditions = fields.flatMap((field) =>
    operatorsOf(field, { fields }).map((operator) => conditionOf(field, operator)),
  )
  return fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: fc.oneof(...conditions), weight: 4 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })), weight: 1 },
      { arbitrary: tie('tree').map((not) => ({ not })), weight: 1 },
    ),
  })).tree
}

const around = () => ({ workspaceId: vera.workspaceId, now, timeZone, samePerson: (id: string) => [id] })
const asking: Asking = { now, timeZone, memberId: null }

async function rowsIn(db: Parameters<RawBuilder<unknown>['execute']>[0]): Promise<Row[]> {
  const { rows } = await seen().execute(db)
  const fields = await asSystem(testApp, vera.workspaceId, (scope) =>
    valuesOf(
      scope,
      rows.map(({ id }) => id),
    ),
  )
  return rows.map(({ amount, currency, ...row }) => ({
    ...row,
    amount: amount === null || currency === null ? null : { amount, currency },
    fields: fields.get(row.id) ?? ({} satisfies FieldValues),
  }))
}

it('an order in hand and one in the table answer every filter alike', async () => {
  const fields = orderFields(around(), custom)
  let [hits, misses] = [0, 0]
  await testApp.platform.database.within(vera.workspaceId, async (db) => {
    const rows = await rowsIn(db)
    expect(rows).toHaveLength(orders)
    await fc.assert(
      fc.asyncProperty(treesOver(fields), async (filter) => {
        const bound = bindFilter(filter, { fields }, asking)
        const found = (await sql<{ id: string }>`${seen()} and ${filterSql(bound)}`.execute(db)).rows
        const expected = rows.filter((row) => filterHolds(bound, row)).map(({ id }) => id)
        expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
        hits += found.length
        misses += rows.length - found.length
      }),
      { numRuns: 400 },
    )
  })
  expect(Math.min(hits, misses)).toBeGreaterThan(1000)
}, 60_000)

it('a person is found by a condition when one of their orders fulfils it, and by its opposite when none does', async () => {
  // An order always has a number; a person has not always one of an order.
  const own = new Map(orderFields(around(), custom).map((field) => [field.name, { ...field, always: false }]))
  const fields = ordersOfPerson(around(), custom)
  const ownName = (name: string) => (name.startsWith('order.') ? `field.${name.slice(6)}` : name.slice(6))
  await testApp.platform.database.within(vera.workspaceId, async (db) => {
    const rows = await rowsIn(db)
    const conditions = fc.oneof(
      ...fields.flatMap((field) =>
        operatorsOf(field, { fields })
          .filter((operator) => !operator.includes('not'))
          .map((operator) => conditionOf(field, operator)),
      ),
    )
    await fc.assert(
      fc.asyncProperty(conditions, fc.boolean(), async (condition, negated) => {
        const filter = negated ? { not: condition } : condition
        const asOne = bindFilter(filter, { fields }, asking)
        const peopleWhere = async (condition: RawBuilder<unknown>) => {
          const answer = await sql<{ id: string }>`select p.id from people p where p.workspace_id = ${vera.workspaceId}
            and p.id = any(${people}::uuid[]) and ${condition} order by p.id`.execute(db)
          return answer.rows
        }
        const found = await peopleWhere(filterSql(asOne))
        expect(await peopleWhere(eachSql(asOne))).toEqual(found)
        const asked = condition as Extract<Filter, { field: string }>
        const orderField = own.get(ownName(asked.field))
        // Of what is yes or no, no says that none is.
        const isNo = orderField?.type === 'boolean' && asked.value === false
        const ofOrder = { ...asked, field: ownName(asked.field), ...(isNo ? { value: true } : {}) } as Filter
        const bound = bindFilter(ofOrder, { fields: [...own.values()] }, asking)
        const has = (id: string) =>
          rows.some((row) => (row.senderId === id || row.recipientId === id) && filterHolds(bound, row)) !== isNo
        expect(found.map(({ id }) => id).toSorted()).toEqual(people.filter((id) => has(id) !== negated).toSorted())
      }),
      { numRuns: 300 },
    )
  })
}, 60_000)
