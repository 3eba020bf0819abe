import type { Scope } from '../../../../platform/scope.ts'
import '../../tables.ts'

export interface Move {
  messageId: string
  rawMailId: string | null
  fromId: string
  toId: string
}

/** Mails go along with their messages: what is sent from now on names them, and the list of mails leads to them. */
export async function moveMails(scope: Scope, moves: readonly Move[]): Promise<void> {
  const { workspaceId } = scope
  for (const { messageId, rawMailId, fromId, toId } of moves) {
    const to = { conversation_id: toId }
    // By the conversation they were in, which has an index.
    await scope.db
      .updateTable('mail_ids')
      .set(to)
      .where('workspace_id', '=', workspaceId)
      .where('conversation_id', '=', fromId)
      .where('message_id', '=', messageId)
      .execute()
    await scope.db
      .updateTable('outbound')
      .set(to)
      .where('workspace_id', '=', workspaceId)
      .where('message_id', '=', messageId)
      .execute()
    if (rawMailId)
      await scope.db
        .updateTable('raw_mails')
        .set(to)
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', rawMailId)
        .execute()
  }
}
