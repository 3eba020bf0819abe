import { readFileSync } from 'node:fs'
import pg from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from '../../testing/test-database.ts'
import { printSchema } from './print-schema.ts'

it('prints what stands in server/schema.sql, so that the page is true', async () => {
  const client = new pg.Client({ connectionString: await freshDatabase() })
  await client.connect()
  const printed = await printSchema(client)
  await client.end()
  expect(printed).toBe(readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8'))
})

it('has a wall around every table with a workspace, and its workspace first in the primary key', async () => {
  const client = new pg.Client({ connectionString: await freshDatabase() })
  await client.connect()
  const { rows } = await client.query<{ table: string; walled: boolean; first: string }>(`
    select c.relname as "table", c.relrowsecurity and c.relforcerowsecurity as walled,
      (select attname from pg_attribute where attrelid = c.oid and attnum = (select conkey[1] from pg_constraint where conrelid = c.oid and contype = 'p')) as first
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
  await client.end()
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) expect(row, row.table).toMatchObject({ walled: true, first: 'workspace_id' })
})
