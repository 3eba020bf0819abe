import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { EventRow } from './tables.ts'

/** An event as it is read: `data` parsed, `at` a Date. */
export type LoggedEvent = Omit<EventRow, 'position' | 'tx' | 'data'> & {
  position: number
  tx: number
  data: Record<string, unknown>
}

/** A place in the log. Everything at or before it has been read. */
export interface LogPlace {
  tx: number
  position: number
}

export const formatPlace = (place: LogPlace): string => `${place.tx}-${place.position}`

export function parsePlace(text: string): LogPlace | null {
  const match = /^(\d{1,16})-(\d{1,16})$/.exec(text)
  return match ? { tx: Number(match[1]), position: Number(match[2]) } : null
}

/**
 * The next events after a place, oldest first, below the horizon: transactions that still run may yet write before what
 * is already visible, so nothing at or after the oldest of them is read. Index: events_log, events_workspace_log.
 */
export async function readLog(db: Db, after: LogPlace, limit: number, workspaceId?: string): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where(sql<boolean>`(tx, position) > (${after.tx}, ${after.position})`)
    .where(sql<boolean>`tx < log_horizon()`)
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId ?? ''))
    .orderBy('tx')
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows as LoggedEvent[]
}

/** Where the log ends for a reader who begins now: everything below is history, nothing above is skipped. */
export async function endOfLog(db: Db): Promise<LogPlace> {
  const { rows } = await sql<{ horizon: number }>`select log_horizon() as horizon`.execute(db)
  return { tx: (rows[0]?.horizon ?? 1) - 1, position: Number.MAX_SAFE_INTEGER }
}
