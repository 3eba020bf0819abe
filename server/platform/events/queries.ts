import type { EventRecord } from '../../../contract/platform.ts'
import type { Scope } from '../scope.ts'
import { formatPlace, type LoggedEvent } from './log.ts'

/** An event of the workspace by its position. */
export async function eventAt(scope: Scope, position: number): Promise<LoggedEvent | undefined> {
  const row = await scope.db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row as LoggedEvent | undefined
}

/** As the API and webhooks tell it. */
export const asEvent = (event: LoggedEvent): EventRecord => ({
  position: formatPlace(event),
  type: event.type,
  at: event.at.toISOString(),
  actor: { kind: event.actor_kind, id: event.actor_id },
  subject: { kind: event.subject_kind, id: event.subject_id },
  data: event.data,
})
