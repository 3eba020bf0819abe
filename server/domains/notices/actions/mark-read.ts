import type { Scope } from '../../../platform/scope.ts'
import { myself } from '../settings/queries.ts'
import '../tables.ts'

export type Read = { ids: string[] } | { conversationId: string } | { all: true }

/** I have read these; others' are left alone, whatever is named. No event: only I can see it. */
export async function markRead(scope: Scope, which: Read): Promise<void> {
  await scope.db
    .updateTable('notices')
    .set({ read_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', myself(scope))
    .where('read_at', 'is', null)
    .$if('ids' in which, (query) => query.where('id', 'in', 'ids' in which ? which.ids : []))
    .$if('conversationId' in which, (query) =>
      query.where('conversation_id', '=', 'conversationId' in which ? which.conversationId : ''),
    )
    .execute()
}
