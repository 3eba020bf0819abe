import type { OwnStatus } from '../../../../../contract/statuses.ts'
import { record } from '../../../../platform/events/record.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { lockStatus, statusOf } from '../queries.ts'
import '../tables.ts'

/** Nobody can choose it any more, and it is no default; what has it keeps it. Saying it twice changes nothing. */
export const archiveStatus = (scope: Scope, id: string): Promise<OwnStatus> => setArchived(scope, id, scope.now)

export const restoreStatus = (scope: Scope, id: string): Promise<OwnStatus> => setArchived(scope, id, null)

async function setArchived(scope: Scope, id: string, at: Date | null): Promise<OwnStatus> {
  requireAbility(scope, 'workspace.manage')
  const before = await lockStatus(scope, id)
  if ((before.archived_at === null) === (at === null)) return statusOf(before)
  const row = await scope.db
    .updateTable('statuses')
    .set({ archived_at: at, is_default: false })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'status.changed',
    subject: { kind: 'status', id },
    data: { change: at ? 'archived' : 'restored', key: row.key, category: row.category },
  })
  return statusOf(row)
}
