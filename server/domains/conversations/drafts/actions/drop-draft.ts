import type { Scope } from '../../../../platform/scope.ts'
import { idsOf } from '../../merging/queries.ts'
import '../../tables.ts'

/** What was sent is no draft any more, in whichever conversation of the thread it was begun. */
export async function dropDraft(
  scope: Scope,
  conversation: { id: string; merged: boolean },
  memberId: string | null,
  kind: 'reply' | 'note',
): Promise<void> {
  if (!memberId) return
  await scope.db
    .deleteFrom('drafts')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', 'in', await idsOf(scope, conversation))
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .execute()
}
