import type { Scope } from '../../../../platform/scope.ts'
import '../tables.ts'

/** The conversation was resolved: the first time after each use counts. */
export async function noteResolved(scope: Scope, conversationId: string, at: Date): Promise<void> {
  await scope.db
    .updateTable('ready_reply_uses')
    .set({ resolved_at: at })
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('resolved_at', 'is', null)
    .where('at', '<=', at)
    .execute()
}

/** It was opened again: the first time after that resolution counts. */
export async function noteReopened(scope: Scope, conversationId: string, at: Date): Promise<void> {
  await scope.db
    .updateTable('ready_reply_uses')
    .set({ reopened_at: at })
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('resolved_at', '<=', at)
    .where('reopened_at', 'is', null)
    .execute()
}
