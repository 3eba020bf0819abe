import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import '../../tables.ts'

/** Files just uploaded are kept for an update, so that each of its replies takes a copy. Throws invalid for any other file. */
export async function keepForUpdate(scope: Scope, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const kept = await scope.db
    .updateTable('attachments')
    .set({ ready_made: true })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .where('message_id', 'is', null)
    .where('side_message_id', 'is', null)
    .where('ready_made', '=', false)
    .returning('id')
    .execute()
  const known = kept.map(({ id }) => id)
  const missing = ids.findIndex((id) => !known.includes(id))
  const id = ids[missing]
  if (id === undefined) return
  const path = `body.attachmentIds.${missing}`
  throw problem('invalid', { errors: [{ path, message: '{{id}} is no uploaded file', data: { id } }] })
}

/** Everybody has their copy, or will not get one. */
export async function dropUpdateFiles(scope: Scope, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await scope.db
    .deleteFrom('attachments')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .where('message_id', 'is', null)
    .where('side_message_id', 'is', null)
    .where('ready_made', '=', true)
    .execute()
}
