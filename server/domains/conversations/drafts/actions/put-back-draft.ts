import type { Draft } from '../../../../../contract/conversations.ts'
import type { Scope } from '../../../../platform/scope.ts'
import '../../tables.ts'
import { type DraftInput, saveDraft } from './save-draft.ts'

/** A reply that did not leave becomes my draft again. What I have begun meanwhile stays below it: neither is lost. */
export async function putBackDraft(scope: Scope, conversationId: string, input: DraftInput): Promise<Draft> {
  const begun = await scope.db
    .selectFrom('drafts')
    .select(['html', 'attachment_ids', 'ready_use'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', scope.actor.id)
    .where('kind', '=', 'reply')
    .forUpdate()
    .executeTakeFirst()
  if (!begun || begun.html === input.html) return saveDraft(scope, conversationId, 'reply', input)
  return saveDraft(scope, conversationId, 'reply', {
    ...input,
    html: `${input.html}${begun.html}`,
    attachmentIds: [...new Set([...input.attachmentIds, ...begun.attachment_ids])],
    use: input.use ?? begun.ready_use,
  })
}
