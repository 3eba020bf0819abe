import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { unseenBefore } from '../../rules.ts'

/** Refuses an act of somebody who has not seen the newest words of others. The conversation must be locked. */
export async function refuseUnseen(scope: Scope, conversationId: string, seenSeq: number): Promise<void> {
  const newest = await newestUnseen(scope, conversationId, seenSeq)
  if (newest !== null) throw problem('unseen-message', { data: { seq: newest, seenSeq } })
}

/** The number of the newest message after `seenSeq` that somebody else wrote, or null. */
export async function newestUnseen(scope: Scope, conversationId: string, seenSeq: number): Promise<number | null> {
  const rows = await scope.db
    .selectFrom('messages')
    .select(['seq', 'kind', 'member_id as memberId'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', seenSeq)
    .execute()
  return unseenBefore(rows, scope.actor.kind === 'member' ? scope.actor.id : null)
}
