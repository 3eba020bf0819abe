import type pg from 'pg'

/**
 * The whole database as SQL on one page, in a fixed order, for people to read and for a test to hold against the
 * migrations. Not for making a database: that is what the migrations are for.
 */
export async function printSchema(client: pg.ClientBase): Promise<string> {
  const tables = await list(
    client,
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  )
  const parts = ['-- Printed from the migrations by `npm run schema`; read it, change the migrations.']
  for (const { name } of tables) parts.push(await printTable(client, String(name)))
  const functions = await list(
    client,
    `select pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, p.oid::regprocedure::text`,
  )
  return `${[...parts, ...functions.map(({ text }) => `${String(text).trim()};`)].join('\n\n')}\n`
}

async function printTable(client: pg.ClientBase, table: string): Promise<string> {
  const columns = await list(
    client,
    `select quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || case when a.attidentity <> '' then ' generated always as identity'
                when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end as line
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  )
  const constraints = await list(
    client,
    `select pg_get_constraintdef(oid) as line from pg_constraint where conrelid = $1::regclass and contype <> 'n'
      order by position(contype in 'pucf'), pg_get_constraintdef(oid)`,
    [table],
  )
  const indexes = await list(
    client,
    `select pg_get_indexdef(i.indexrelid) as line from pg_index i where i.indrelid = $1::regclass
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')) order by i.indexrelid::regclass::text`,
    [table],
  )
  const walls = await list(
    client,
    `select 'policy ' || polname || ' to ' || array_to_string(array(select rolname::text from pg_roles where oid = any(polroles) and rolname like 'kept%'), ', ') as line
      from pg_policy where polrelid = $1::regclass and polname <> 'owner' order by polname`,
    [table],
  )
  const lines = [...columns, ...constraints].map(({ line }) => `  ${line}`)
  return [
    `create table ${table} (\n${lines.join(',\n')}\n);`,
    ...indexes.map(({ line }) => `${String(line).replace(' public.', ' ')};`),
    ...walls.map(({ line }) => `-- ${line}`),
  ].join('\n')
}

async function list(client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await client.query<Record<string, unknown>>(sql, values)).rows
}
