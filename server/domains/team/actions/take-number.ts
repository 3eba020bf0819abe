import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'

/**
 * The next number of a conversation in the workspace. Holds the workspace's row until the transaction ends, so take it
 * as late as possible: numbers then have no gaps and no doubles.
 */
export async function takeConversationNumber(scope: Scope): Promise<number> {
  const row = await scope.db
    .updateTable('workspaces')
    .set((eb) => ({ conversation_number: eb('conversation_number', '+', 1) }))
    .where('id', '=', scope.workspaceId)
    .returning('conversation_number')
    .executeTakeFirst()
  return found(row).conversation_number
}
