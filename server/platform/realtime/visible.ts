import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { LoggedEvent, LogPlace } from '../events/log.ts'

export interface Visible {
  events: LoggedEvent[]
  /** Below it nothing can still appear; of the same snapshot as the events. */
  horizon: number
}

/** Everything visible after a place, also above the horizon, without the positions already told. `data` is left out. */
export async function visibleSince(
  db: Db,
  after: LogPlace,
  limit: number,
  told: readonly number[],
  workspaceId?: string,
): Promise<Visible> {
  const { rows } = await sql<LoggedEvent & { horizon: number }>`
    select workspace_id, position, tx, type, at, actor_kind, actor_id, subject_kind, subject_id, conversation_id, person_id, seq,
      log_horizon() as horizon
    from events
    where (tx, position) > (${after.tx}, ${after.position}) and position <> all(${told as number[]}::bigint[])
      ${workspaceId ? sql`and workspace_id = ${workspaceId}` : sql``}
    order by tx, position limit ${limit}`.execute(db)
  return { events: rows, horizon: rows[0]?.horizon ?? 0 }
}

/** The last place below the horizon; where a reader may safely come back to. */
export function settledPlace(visible: Visible): LogPlace | null {
  const last = visible.events.findLast((event) => event.tx < visible.horizon)
  return last ? { tx: last.tx, position: last.position } : null
}
