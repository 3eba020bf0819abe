import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../../contract/filters.ts'
import { asking, type Thing, thing, things, thingsTable, treeIn } from '../../testing/filters.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { bindFilter } from './bind.ts'
import { filterHolds } from './to-predicate.ts'
import { filterSql } from './to-sql.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
  await testApp.platform.database.owner.query(`${thingsTable}; grant all on things to kept_system`)
})
afterAll(() => testApp.close())

type Given = ReturnType<typeof numbered>[number]
const numbered = (rows: (typeof thing extends fc.Arbitrary<infer T> ? T : never)[]) =>
  rows.map(({ price, ...row }, id) => ({
    ...row,
    id,
    amount: price?.amount ?? null,
    currency: price?.currency ?? null,
  }))

async function foundBySql(rows: Given[], filter: Filter): Promise<number[]> {
  return testApp.platform.database.across(async (db) => {
    await sql`delete from things`.execute(db)
    await sql`insert into things select * from json_populate_recordset(null::things, ${JSON.stringify(rows)})`.execute(
      db,
    )
    const where = filterSql(bindFilter(filter, things, asking))
    const found = await sql<{ id: number }>`select id from things where ${where} order by id`.execute(db)
    return found.rows.map(({ id }) => id)
  })
}

const foundByPredicate = (rows: Given[], filter: Filter): number[] => {
  const bound = bindFilter(filter, things, asking)
  return rows
    .map((row): Thing => ({ ...row, day: row.day === null ? null : new Date(row.day) }))
    .filter((row) => filterHolds(bound, row))
    .map(({ id }) => id)
}

describe('SQL and the predicate', () => {
  it('find the same rows, whatever the rows and the tree', async () => {
    let hits = 0
    let misses = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(thing, { minLength: 1, maxLength: 25 }).map(numbered),
        treeIn(things),
        async (rows, filter) => {
          const found = await foundBySql(rows, filter)
          expect(found).toEqual(foundByPredicate(rows, filter))
          hits += found.length
          misses += rows.length - found.length
        },
      ),
      { numRuns: 400 },
    )
    // Trees that nothing or everything fits would agree by chance.
    expect(Math.min(hits, misses)).toBeGreaterThan(500)
  }, 60_000)

  it('hold the negation of every condition exactly where it does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(thing, { minLength: 1, maxLength: 10 }).map(numbered),
        treeIn(things),
        async (rows, filter) => {
          const found = await foundBySql(rows, filter)
          const others = await foundBySql(rows, { not: filter })
          expect([...found, ...others].sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id))
        },
      ),
      { numRuns: 100 },
    )
  }, 60_000)
})
