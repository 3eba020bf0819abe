import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { apart } from './apart.ts'
import type { Db } from './database.ts'
import { writeAtEnd } from './gathered.ts'
import { newId } from './ids.ts'
import { together } from './together.ts'

let testApp: TestApp
let member: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  member = await signedIn(testApp)
})
afterAll(() => testApp.close())

const statements: number[] = []
beforeEach(() => void statements.splice(0))

const insertCompanies = (names: readonly string[]): CompiledQuery => {
  statements.push(names.length)
  return CompiledQuery.raw(
    `insert into companies (workspace_id, id, name) select current_workspace(), gen_random_uuid(), unnest($1::text[])`,
    [names],
  )
}
const within = <T>(work: (db: Db) => Promise<T>) => testApp.platform.database.within(member.workspaceId, work)
const names = (like: string) =>
  within(async (db) => {
    const rows = await db.selectFrom('companies').select('name').where('name', 'like', `${like}%`).execute()
    return rows.map(({ name }) => name).toSorted()
  })

describe('what a transaction writes at its end', () => {
  test('goes by one statement, behind everything else', async () => {
    await within(async (db) => {
      await writeAtEnd(db, insertCompanies, ['one a'])
      await writeAtEnd(db, insertCompanies, ['one b', 'one c'])
      expect(await db.selectFrom('companies').select('name').where('name', 'like', 'one%').execute()).toEqual([])
    })
    expect(statements).toEqual([3])
    expect(await names('one')).toEqual(['one a', 'one b', 'one c'])
  })

  test('is gone with it, and takes it along where it is refused', async () => {
    const broken = within(async (db) => {
      await writeAtEnd(db, insertCompanies, ['two'])
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    const refused = within(async (db) => {
      await db.insertInto('companies').values({ workspace_id: member.workspaceId, id: newId(), name: 'two' }).execute()
      await writeAtEnd(db, insertCompanies, [null as unknown as string])
    })
    await expect(refused).rejects.toThrow(/null value/)
    expect(await names('two')).toEqual([])
  })

  test('what was gathered in a part that is undone is undone with it, and nothing from before it', async () => {
    await within(async (db) => {
      await writeAtEnd(db, insertCompanies, ['three before'])
      const part = apart(db, async () => {
        await writeAtEnd(db, insertCompanies, ['three undone'])
        await apart(db, () => writeAtEnd(db, insertCompanies, ['three within']))
        throw new Error('undone')
      })
      await expect(part).rejects.toThrow('undone')
      await apart(db, () => writeAtEnd(db, insertCompanies, ['three kept']))
    })
    expect(await names('three')).toEqual(['three before', 'three kept'])
  })
})

describe('what is asked together', () => {
  const doubled = together(async (scope: { db: Db }, numbers: readonly number[]): Promise<number[]> => {
    statements.push(numbers.length)
    if (numbers.includes(0)) throw new Error('nothing to double')
    const { rows } = await scope.db.executeQuery<{ n: number }>(
      CompiledQuery.raw('select n * 2 as n from unnest($1::int[]) with ordinality as given (n, place) order by place', [
        numbers,
      ]),
    )
    return rows.map(({ n }) => n)
  })

  test('in one turn of one transaction is one statement, and each hears its own answer', async () => {
    await within(async (db) => {
      expect(await Promise.all([3, 1, 2].map((n) => doubled({ db }, n)))).toEqual([6, 2, 4])
      expect(await doubled({ db }, 5)).toBe(10)
    })
    expect(statements).toEqual([3, 1])
  })

  test('of two transactions each has its own', async () => {
    expect(await Promise.all([1, 2].map((n) => within((db) => doubled({ db }, n))))).toEqual([2, 4])
    expect(statements).toEqual([1, 1])
  })

  test('fails for all where it fails', async () => {
    await within(async (db) => {
      const answers = await Promise.allSettled([1, 0].map((n) => doubled({ db }, n)))
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    })
  })
})
