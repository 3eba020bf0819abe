import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** Message-IDs known in a thread, or in one side conversation, newest first. Index: mail_ids_conversation. */
export const mailIdsOf = (scope: Scope, conversationId: string, sideId: string | null) =>
  scope.db
    .selectFrom('mail_ids')
    .select(['mail_id as mailId', 'rewritten'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('side_id', 'is not distinct from', sideId)
    .where('mail_id', 'not like', 'content:%')
    .orderBy('at', 'desc')
    .limit(100)
    .execute()

export const lockOutbound = (scope: Scope, messageId: string) =>
  scope.db
    .selectFrom('outbound')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()

export type OutboundRow = NonNullable<Awaited<ReturnType<typeof lockOutbound>>>
