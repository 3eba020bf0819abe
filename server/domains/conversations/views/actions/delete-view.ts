import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSharedChange } from '../../sharing/permissions.ts'
import { visibleView } from '../queries.ts'

export async function deleteView(scope: Scope, id: string): Promise<void> {
  const view = await visibleView(scope, id)
  requireSharedChange(scope, { kind: view.kind, ownerId: view.owner_id })
  await scope.db.deleteFrom('views').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
  await record(scope, {
    type: 'view.changed',
    subject: { kind: 'view', id },
    data: { change: 'deleted', kind: view.kind, ...(view.kind === 'own' ? {} : { name: view.name }) },
  })
}
