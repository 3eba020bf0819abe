import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { sideBySide } from './side-by-side.ts'

let testApp: TestApp
let ours: SignedInMember
let theirs: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  ours = await signedIn(testApp)
  theirs = await anotherWorkspace(testApp)
  for (const [member, name] of [
    [ours, 'Ours'],
    [theirs, 'Theirs'],
  ] as const) {
    await member.request('POST', '/people', { body: { name, emails: [`${name}@wall.example`] } })
  }
})
afterAll(() => testApp.close())

const tenantTables = async (): Promise<string[]> => {
  const { rows } = await testApp.platform.database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  )
  return rows.map((row) => row.name)
}

test('a query that forgets its where sees one workspace only', async () => {
  const names = await testApp.platform.database.reading(ours.workspaceId, (db) =>
    db.selectFrom('people').select('name').execute(),
  )
  expect(names).toEqual([{ name: 'Ours' }])
  const workspaces = await testApp.platform.database.reading(ours.workspaceId, (db) =>
    db.selectFrom('workspaces').select('id').execute(),
  )
  expect(workspaces).toEqual([{ id: ours.workspaceId }])
})

test('a write that forgets its where changes one workspace only, and none can be written into another', async () => {
  const { database } = testApp.platform
  await database.within(ours.workspaceId, (db) => db.updateTable('people').set({ city: 'Тук' }).execute())
  const cities = await database.system.selectFrom('people').select(['name', 'city']).orderBy('name').execute()
  expect(cities).toEqual([
    { name: 'Ours', city: 'Тук' },
    { name: 'Theirs', city: null },
  ])
  const intoTheirs = database.within(ours.workspaceId, (db) =>
    db
      .insertInto('companies')
      .values({ workspace_id: theirs.workspaceId, id: ours.memberId, name: 'Smuggled' })
      .execute(),
  )
  await expect(intoTheirs).rejects.toThrow(/row-level security/)
  const moved = database.within(ours.workspaceId, (db) =>
    db.updateTable('people').set({ workspace_id: theirs.workspaceId }).execute(),
  )
  await expect(moved).rejects.toThrow(/row-level security/)
})

test('without a workspace nothing is seen; the functions behind searches stay behind the wall as well', async () => {
  const { database } = testApp.platform
  const client = await database.owner.connect()
  await client.query('begin; set local role kept_app')
  for (const table of await tenantTables()) {
    const { rows } = await client.query<{ count: number }>(`select count(*) from "${table}"`)
    expect(rows[0]?.count, table).toBe(0)
  }
  await client.query('rollback')
  client.release()
  const found = await database.reading(ours.workspaceId, async (db) => {
    const { rows } = await sql`select id from people_with_text(${theirs.workspaceId}, 'Theirs')
      union all select people_on_domain(${theirs.workspaceId}, 'wall.example')`.execute(db)
    return rows
  })
  expect(found).toEqual([])
})

test('every table with a workspace stands behind the wall, its owner too', async () => {
  const { rows } = await testApp.platform.database.owner.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and not (c.relrowsecurity and c.relforcerowsecurity)`,
  )
  expect(rows).toEqual([])
  expect((await tenantTables()).length).toBeGreaterThan(15)
})

test('members, sessions and keys of sign-in are out of the tenants’ reach; the log cannot be rewritten', async () => {
  const { database } = testApp.platform
  const asTenant = (text: string) =>
    database.within(ours.workspaceId, async (db) => {
      await sql.raw(text).execute(db)
    })
  for (const table of ['auth_users', 'auth_sessions', 'auth_accounts', 'auth_api_keys', 'readers']) {
    await expect(asTenant(`select * from ${table}`)).rejects.toThrow(/permission denied/)
  }
  await expect(asTenant('delete from events')).rejects.toThrow(/permission denied/)
  await expect(asTenant(`update events set type = 'workspace.created'`)).rejects.toThrow(/permission denied/)
  await expect(asTenant('select * from graphile_worker._private_jobs')).rejects.toThrow(/permission denied/)
})

test('statements asked side by side on one connection run in the order they were asked', async () => {
  const { database } = testApp.platform
  const seen = await database.within(ours.workspaceId, async (db) => {
    const city = () => db.selectFrom('people').select('city').where('name', '=', 'Ours').executeTakeFirst()
    const move = (to: string) => db.updateTable('people').set({ city: to }).where('name', '=', 'Ours').execute()
    const [, first, , second] = await sideBySide([
      move('Pleven'),
      city(),
      sql`update people set city = 'Ruse' where name = 'Ours'`.execute(db),
      city(),
    ])
    return [first?.city, second?.city]
  })
  expect(seen).toEqual(['Pleven', 'Ruse'])
})

test('numbers that are asked for at once are given once each, to each kind and workspace its own', async () => {
  const { database } = testApp.platform
  const some = (workspaceId: string, kind: string, many: number) =>
    Promise.all(Array.from({ length: many }, () => database.nextNumber(workspaceId, kind)))
  const [first, others, elsewhere] = await Promise.all([
    some(ours.workspaceId, 'tried', 30),
    some(ours.workspaceId, 'tried too', 2),
    some(theirs.workspaceId, 'tried', 2),
  ])
  expect(first).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  expect([others, elsewhere]).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect(await database.nextNumber(ours.workspaceId, 'tried')).toBe(31)
})
