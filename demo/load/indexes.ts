import type { ClientBase } from 'pg'

const LARGE = ['identities', 'conversations', 'messages', 'readings', 'field_values']

type Made = { drop: string; make: string }

// Foreign keys fall first and come back last: they stand on the unique constraints.
const BUILT = `
  select 'alter table ' || t || ' drop constraint ' || quote_ident(name) as drop,
    'alter table ' || t || ' add constraint ' || quote_ident(name) || ' ' || definition as make
  from (select conrelid::regclass as t, conname as name, pg_get_constraintdef(oid) as definition, contype
    from pg_constraint where conrelid = any($1::regclass[]) and contype in ('f', 'u')
      or confrelid = any($1::regclass[]) and contype = 'f') constraints
  union all
  select 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
  where indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = indexrelid)
  order by 1`

/**
 * Takes away the secondary indexes, unique constraints and foreign keys of the large tables, in the running transaction;
 * answers what builds them again. Primary keys stay: rows come nearly in their order.
 */
export async function setIndexesAside(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<Made>(BUILT, [LARGE])
  const rank = ({ make }: Made) => (make.includes('FOREIGN KEY') ? 0 : 1)
  const ordered = rows.toSorted((one, other) => rank(one) - rank(other))
  for (const { drop } of ordered) await client.query(drop)
  return async () => {
    await client.query(`set local maintenance_work_mem = '256MB'`)
    for (const { make } of ordered.toReversed()) await client.query(make)
  }
}
