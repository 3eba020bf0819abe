import { sql } from 'kysely'
import type { Db } from './database.ts'
import { forgetGathered, writeGathered } from './gathered.ts'

/** Does a part of a transaction so that it fails alone: what it wrote is undone, its error goes on, the transaction lives. */
export async function apart<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await writeGathered(db)
  await sql`savepoint apart`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint apart`.execute(db)
    return result
  } catch (error) {
    forgetGathered(db)
    await sql`rollback to savepoint apart`.execute(db)
    throw error
  }
}
