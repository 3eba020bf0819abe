import type { Scope } from '../../../platform/scope.ts'
import { faultsOfReaders } from '../../team/index.ts'
import { releaseTodos } from '../todos/actions/release-todos.ts'
import '../tables.ts'

/** What is still to be done by a member who sees no conversations any more is nobody's; the log of the member says why. */
export async function releaseReader(scope: Scope, memberId: string): Promise<void> {
  const [fault] = await faultsOfReaders(scope, [{ kind: 'member', id: memberId }])
  if (!fault) return
  await scope.db
    .updateTable('conversations')
    .set({ assignee_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('assignee_id', '=', memberId)
    .where('status', 'in', ['open', 'waiting-on-us', 'waiting-on-customer'])
    .execute()
  await releaseTodos(scope, memberId)
}
