import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** The conversation under its row lock: whoever holds it decides what comes next in it, and takes its next number. */
export async function lockConversation(scope: Scope, id: string) {
  return found(
    await scope.db
      .selectFrom('conversations')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}
