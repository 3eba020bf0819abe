import { record } from '../../../../platform/events/record.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { oneForm } from '../queries.ts'
import '../tables.ts'

/** The event keeps what it was, so that it can be made again. */
export async function deleteForm(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'workspace.manage')
  const form = await oneForm(scope, id)
  await scope.db.deleteFrom('forms').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
  await record(scope, { type: 'form.changed', subject: { kind: 'form', id }, data: { change: 'deleted', form } })
}
