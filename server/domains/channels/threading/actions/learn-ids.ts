import type { Scope } from '../../../../platform/scope.ts'
import '../../tables.ts'

/** Remembers under which other ids a message of ours is known outside. The first message that had an id keeps it. */
export async function learnIds(
  scope: Scope,
  message: { messageId: string; conversationId: string; sideId: string | null },
  ids: readonly string[],
): Promise<void> {
  if (!ids.length) return
  await scope.db
    .insertInto('mail_ids')
    .values(
      ids.map((mailId) => ({
        workspace_id: scope.workspaceId,
        mail_id: mailId,
        message_id: message.messageId,
        conversation_id: message.conversationId,
        side_id: message.sideId,
        fingerprint: '',
        rewritten: true,
        at: scope.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
