import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** The conversation is gone for good: what tied mails to it goes too, the raw mails only where the rules say so. */
export async function forgetConversation(scope: Scope, conversationId: string, rawMail: boolean): Promise<void> {
  const { db, workspaceId } = scope
  const its = { workspace_id: workspaceId, conversation_id: conversationId }
  await db
    .deleteFrom('outbound')
    .where((row) => row.and(its))
    .execute()
  await db
    .deleteFrom('mail_ids')
    .where((row) => row.and(its))
    .execute()
  await db
    .deleteFrom('automatic_replies')
    .where((row) => row.and(its))
    .execute()
  if (rawMail)
    await db
      .deleteFrom('raw_mails')
      .where((row) => row.and(its))
      .execute()
}
