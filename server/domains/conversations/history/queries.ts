import { type ThreadChange, threadChange } from '../../../../contract/thread-changes.ts'
import { decodeCursor } from '../../../platform/db/cursor.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** From `since` on, and before `until`; null: without that bound. */
export interface Span {
  since: string | null
  until: string | null
}

const most = 300
const types = threadChange.shape.type.options

/** What was changed in these conversations, as the log tells it, oldest first. Index: events_conversation. */
export async function changesOf(scope: Scope, ids: readonly string[], { since, until }: Span): Promise<ThreadChange[]> {
  const rows = await scope.db
    .selectFrom('events as e')
    .leftJoin('members as m', (join) =>
      join.on('m.workspace_id', '=', scope.workspaceId).onRef('m.id', '=', 'e.actor_id'),
    )
    .leftJoin('people as p', (join) =>
      join.on('p.workspace_id', '=', scope.workspaceId).onRef('p.id', '=', 'e.actor_id'),
    )
    .select([
      'e.position',
      'e.type',
      'e.at',
      'e.actor_kind',
      'e.actor_id',
      'e.data',
      'm.name as member',
      'p.name as person',
    ])
    .where('e.workspace_id', '=', scope.workspaceId)
    .where('e.conversation_id', 'in', ids)
    .where('e.type', 'in', types)
    .$if(since !== null, (query) => query.where('e.at', '>=', new Date(since ?? 0)))
    .$if(until !== null, (query) => query.where('e.at', '<', new Date(until ?? 0)))
    .orderBy('e.position', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed().map((row) => ({
    position: String(row.position),
    type: row.type as ThreadChange['type'],
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.member ?? row.person },
    data: row.data,
  }))
}

/** When the message was said at which a page of earlier ones ends, so that nothing between two pages is left out. */
export async function endOf(scope: Scope, thread: { id: string; merged: boolean }, cursor: string | undefined) {
  if (!cursor) return null
  if (thread.merged) return String(decodeCursor(cursor, 3)[0])
  const row = await scope.db
    .selectFrom('messages')
    .select('at')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', thread.id)
    .where('seq', '=', Number(decodeCursor(cursor, 1)[0]))
    .executeTakeFirst()
  return row?.at.toISOString() ?? null
}
