import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSegmentChange } from '../permissions.ts'
import { visibleSegment } from '../queries.ts'

export async function deleteSegment(scope: Scope, id: string): Promise<void> {
  const { kind, owner_id: ownerId, name } = await visibleSegment(scope, id)
  requireSegmentChange(scope, { kind, ownerId })
  await scope.db.deleteFrom('segments').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
  await record(scope, {
    type: 'segment.changed',
    subject: { kind: 'segment', id },
    data: { change: 'deleted', kind, ...(kind === 'own' ? {} : { name }) },
  })
}
