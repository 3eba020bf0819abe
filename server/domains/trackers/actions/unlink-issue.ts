import { record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { issueOf } from '../queries.ts'

/** An issue that no conversation is linked to any more is forgotten; in its tracker it stays. */
export async function unlinkIssue(scope: Scope, conversationId: string, id: string): Promise<void> {
  const issue = await issueOf(scope, conversationId, id)
  await scope.db
    .deleteFrom('conversation_issues')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('issue_id', '=', id)
    .execute()
  await scope.db
    .deleteFrom('issues')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversation_issues')
            .select('issue_id')
            .where('workspace_id', '=', scope.workspaceId)
            .where('issue_id', '=', id),
        ),
      ),
    )
    .execute()
  await record(scope, {
    type: 'issue.unlinked',
    subject: { kind: 'issue', id },
    conversationId,
    data: { key: issue.key, url: issue.url, title: issue.title },
  })
}
