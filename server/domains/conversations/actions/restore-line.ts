import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import { snippetOf } from '../rules.ts'

/**
 * The line of the list speaks of the newest message that is still in these conversations, the first of which is the one
 * whose line it is. Numbers are not given again.
 */
export async function restoreLine(scope: Scope, ids: readonly [string, ...string[]]): Promise<void> {
  const { rows } = await sql<{ count: number; newest: Date | null }>`
    select count(*)::int as count, max(at) as newest from messages
    where workspace_id = ${scope.workspaceId} and conversation_id = any(${ids}::uuid[])`.execute(scope.db)
  const last = await scope.db
    .selectFrom('messages')
    .select(['snippet', 'text', 'person_id', 'member_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where(sql<boolean>`conversation_id = any(${ids}::uuid[])`)
    .where('kind', 'in', ['inbound', 'outbound'])
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  await scope.db
    .updateTable('conversations')
    .set({
      message_count: rows[0]?.count ?? 0,
      ...(rows[0]?.newest ? { last_message_at: rows[0].newest } : {}),
      ...(last
        ? {
            snippet: last.snippet ?? snippetOf(last.text),
            last_from: last.person_id ? 'person' : last.member_id ? 'member' : 'system',
          }
        : {}),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', ids[0])
    .execute()
}
