import type { CustomField } from '../../../../contract/fields.ts'
import { record } from '../../../platform/events/record.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { fieldOf, lockField } from '../queries.ts'

/** Nobody is asked for it any more; its values stay where they are. Saying it twice changes nothing. */
export const archiveField = (scope: Scope, id: string): Promise<CustomField> => setArchived(scope, id, scope.now)

export const restoreField = (scope: Scope, id: string): Promise<CustomField> => setArchived(scope, id, null)

async function setArchived(scope: Scope, id: string, at: Date | null): Promise<CustomField> {
  requireAbility(scope, 'workspace.manage')
  const before = await lockField(scope, id)
  if ((before.archived_at === null) === (at === null)) return fieldOf(scope, before)
  const row = await scope.db
    .updateTable('fields')
    .set({ archived_at: at })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'field.changed',
    subject: { kind: 'field', id },
    data: { change: at ? 'archived' : 'restored', noun: row.noun, key: row.key },
  })
  return fieldOf(scope, row)
}
