import { newId } from '../../../../platform/db/ids.ts'
import type { Scope } from '../../../../platform/scope.ts'
import '../tables.ts'

/** What a split had made is empty after its undoing; by this link its number leads back to where the messages are. */
export async function leadBack(
  scope: Scope,
  back: { splitId: string; fromId: string; madeId: string; survivorId: string; by: string | null; seq: number },
): Promise<void> {
  await scope.db
    .insertInto('conversation_merges')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      survivor_id: back.fromId,
      merged_id: back.madeId,
      seq: back.seq,
      by_member_id: back.by,
      at: scope.now,
      of_split: back.splitId,
    })
    .execute()
  await scope.db
    .updateTable('conversations')
    .set({ survivor_id: back.survivorId, message_count: 0 })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', back.madeId)
    .execute()
}
