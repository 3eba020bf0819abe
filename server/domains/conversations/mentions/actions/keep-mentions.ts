import type { Mention } from '../../../../../contract/mentions.ts'
import type { Scope } from '../../../../platform/scope.ts'
import '../tables.ts'

/** Writes down whom a note names, each once. */
export async function keepMentions(scope: Scope, messageId: string, mentions: readonly Mention[]): Promise<void> {
  if (!mentions.length) return
  await scope.db
    .insertInto('mentions')
    .values(
      mentions.map(({ kind, id }) => ({
        workspace_id: scope.workspaceId,
        message_id: messageId,
        kind,
        named_id: id,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
