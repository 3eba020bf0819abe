import type { Language } from '../../../../contract/shapes.ts'
import type { Workspace } from '../../../../contract/team.ts'
import { record } from '../../../platform/events/record.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { workspaceOf } from '../queries.ts'

export async function changeWorkspace(
  scope: Scope,
  change: { name?: string; language?: Language; timeZone?: string },
): Promise<Workspace> {
  requireAbility(scope, 'workspace.manage')
  const fields = Object.keys(change)
  if (fields.length) {
    await scope.db
      .updateTable('workspaces')
      .set({ name: change.name, language: change.language, time_zone: change.timeZone })
      .where('id', '=', scope.workspaceId)
      .execute()
    await record(scope, {
      type: 'workspace.changed',
      subject: { kind: 'workspace', id: scope.workspaceId },
      data: { fields },
    })
  }
  return workspaceOf(scope.db, scope.workspaceId)
}
