import type { Scope } from '../../../../platform/scope.ts'
import '../tables.ts'

/** What a member has still to do is nobody's. */
export async function releaseTodos(scope: Scope, ownerId: string): Promise<void> {
  await scope.db
    .updateTable('todos')
    .set({ owner_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('owner_id', '=', ownerId)
    .where('done_at', 'is', null)
    .execute()
}
