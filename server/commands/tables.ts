import type pg from 'pg'

/** Tables of the queue that hold its work; the rest of its schema is made by migrating. */
const queue = [
  'graphile_worker._private_tasks',
  'graphile_worker._private_job_queues',
  'graphile_worker._private_jobs',
  'graphile_worker._private_known_crontabs',
]
const notCopied = ['migrations', 'log_shift']

/** Every table that a backup holds, those that others point at before those that point. */
export async function tablesInOrder(client: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
  )
  const { rows: arrows } = await client.query<{ from: string; to: string }>(
    `select f.relname as "from", t.relname as "to" from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  )
  const left = new Set(tables.map((table) => table.name).filter((name) => !notCopied.includes(name)))
  const ordered: string[] = []
  while (left.size) {
    const free = [...left].filter((name) => !arrows.some((arrow) => arrow.from === name && left.has(arrow.to)))
    if (!free.length) throw new Error(`the tables ${[...left].join(', ')} point at each other in a ring`)
    for (const name of free) {
      ordered.push(name)
      left.delete(name)
    }
  }
  return [...ordered, ...queue]
}

/** The columns that can be written, in their order. */
export async function columnsOf(client: pg.ClientBase, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `select quote_ident(attname) as "column" from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map((row) => row.column).join(', ')
}
