import type { Draft } from '../../../../../contract/conversations.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { putBackDraft } from '../../drafts/actions/put-back-draft.ts'
import { lockScheduled } from '../queries.ts'
import { tell } from './schedule.ts'

/** It shall not leave. Its words are the draft of whoever took it back; nothing is lost. */
export async function cancelScheduled(scope: Scope, id: string): Promise<Draft> {
  const row = await lockScheduled(scope, id)
  await scope.db
    .updateTable('scheduled_replies')
    .set({ state: 'cancelled' })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await tell(scope, id, row.conversation_id, { change: 'cancelled' })
  const { html, attachmentIds, to = [], cc, bcc, use } = row.reply
  return putBackDraft(scope, row.conversation_id, {
    html,
    to,
    cc,
    bcc,
    attachmentIds,
    use: use ?? null,
    seenSeq: row.seen_seq,
  })
}
