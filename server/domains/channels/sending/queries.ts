import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** Message-IDs known in a conversation, newest first. Index: mail_ids_conversation. */
export async function mailIdsOf(scope: Scope, conversationId: string): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('mail_ids')
    .select('mail_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('mail_id', 'not like', 'content:%')
    .orderBy('at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => row.mail_id)
}

export const lockOutbound = (scope: Scope, messageId: string) =>
  scope.db
    .selectFrom('outbound')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()

export type OutboundRow = NonNullable<Awaited<ReturnType<typeof lockOutbound>>>
