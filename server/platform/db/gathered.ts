import type { CompiledQuery } from 'kysely'

/** Makes the statement that writes all rows of a kind. */
type Insert<Row> = (rows: readonly Row[]) => CompiledQuery

interface Gathered {
  rows: Map<Insert<never>, unknown[]>
  /** Asks at once: what is asked next, the commit too, comes behind it. */
  send(query: CompiledQuery): Promise<unknown>
}

/** By the transaction, whatever it is: this knows nothing of databases. */
const gatheredIn = new WeakMap<object, Gathered>()

/** Beyond this they are written at once: a transaction need not hold thousands of them in memory. */
const most = 500

/** Says that `db` is a transaction, before whose commit `writeGathered` is called. */
export function gathers<Db extends object>(db: Db, send: Gathered['send']): Db {
  gatheredIn.set(db, { rows: new Map(), send })
  return db
}

/**
 * Adds rows to what the transaction of `db` writes at its end, by one statement for all of a kind: those that nobody reads
 * before the commit. They commit with everything else or not at all.
 */
export async function writeAtEnd<Row>(db: object, insert: Insert<Row>, rows: readonly Row[]): Promise<void> {
  const gathered = gatheredIn.get(db)
  if (!gathered) throw new Error('rows are gathered within a transaction')
  const all = gathered.rows.get(insert as Insert<never>) ?? []
  all.push(...rows)
  gathered.rows.set(insert as Insert<never>, all)
  if (all.length > most) await writeGathered(db)
}

/** Writes what was gathered so far. */
export async function writeGathered(db: object): Promise<void> {
  const gathered = gatheredIn.get(db)
  if (!gathered?.rows.size) return
  const statements = [...gathered.rows].map(([insert, rows]) => insert(rows as never[]))
  gathered.rows.clear()
  await Promise.all(statements.map(gathered.send))
}

/** For a part of a transaction that is undone: what it gathered goes with it. */
export const forgetGathered = (db: object): void => gatheredIn.get(db)?.rows.clear()
