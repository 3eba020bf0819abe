import type { Selectable } from 'kysely'
import { type Status, status } from '../../../../contract/conversations.ts'
import type { OwnStatus } from '../../../../contract/statuses.ts'
import type { Tables } from '../../../platform/db/database.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import './tables.ts'

type StatusRow = Selectable<Tables['statuses']>

export const statusOf = (row: StatusRow): OwnStatus => ({
  id: row.id,
  key: row.key,
  category: row.category,
  names: row.names,
  colour: row.colour,
  icon: row.icon,
  position: row.position,
  isDefault: row.is_default,
  archivedAt: row.archived_at?.toISOString() ?? null,
})

/** By category, in their order. */
export async function listStatuses(scope: Scope): Promise<OwnStatus[]> {
  const rows = await scope.db
    .selectFrom('statuses')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('position')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return status.options.flatMap((category) => rows.filter((row) => row.category === category).map(statusOf))
}

/** Throws not-found; locked, so that two changes follow each other. */
export const lockStatus = async (scope: Scope, id: string): Promise<StatusRow> =>
  found(
    await scope.db
      .selectFrom('statuses')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )

/** The category of a status that can be chosen now. Throws invalid for one that is not there or was archived. */
export async function categoryOf(scope: Scope, id: string): Promise<Status> {
  const row = await scope.db
    .selectFrom('statuses')
    .select(['category', 'archived_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.archived_at)
    throw problem('invalid', { errors: [{ path: 'body.statusId', message: 'is no status' }] })
  return row.category
}

/** What an event tells of the status a conversation has got: the category and the one within it. */
export async function statusNow(
  scope: Scope,
  conversationId: string,
): Promise<{ status: Status; statusId: string | null }> {
  const row = await scope.db
    .selectFrom('conversations')
    .select(['status', 'status_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow()
  return { status: row.status, statusId: row.status_id }
}
