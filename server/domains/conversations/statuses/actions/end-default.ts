import type { Status } from '../../../../../contract/conversations.ts'
import type { Scope } from '../../../../platform/scope.ts'
import '../tables.ts'

/** What comes into the category gets no status of its own any more. */
export const endDefault = (scope: Scope, category: Status) =>
  scope.db
    .updateTable('statuses')
    .set({ is_default: false })
    .where('workspace_id', '=', scope.workspaceId)
    .where('category', '=', category)
    .where('is_default', '=', true)
    .execute()
