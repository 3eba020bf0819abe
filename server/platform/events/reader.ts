import type { Db } from '../db/database.ts'
import { endOfLog, type LoggedEvent, readLog } from './log.ts'

/**
 * For who follows the log in strides of their own, with a place under their own name: read, do the work and move on in one
 * transaction. Null where another process has the turn. Whoever reads for the first time begins at the end.
 */
export async function readTurn(db: Db, name: string, limit: number): Promise<LoggedEvent[] | null> {
  const place = await db
    .selectFrom('readers')
    .select(['tx', 'position'])
    .where('name', '=', name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (place) return readLog(db, place, limit)
  await db
    .insertInto('readers')
    .values({ name, ...(await endOfLog(db)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return null
}

/** The events up to this one have been heard. */
export async function moveOn(db: Db, name: string, last: LoggedEvent): Promise<void> {
  await db.updateTable('readers').set({ tx: last.tx, position: last.position }).where('name', '=', name).execute()
}
