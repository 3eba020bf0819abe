import { sql } from 'kysely'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'

/** I have seen everything up to `seq`; it never goes back. No event: only I can see it. */
export async function markRead(scope: Scope, conversationId: string, seq: number): Promise<void> {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  const { numAffectedRows } = await sql`
    insert into readings (workspace_id, member_id, conversation_id, seq)
    select workspace_id, ${scope.actor.id}, id, least(${seq}::int, seq) from conversations where workspace_id = ${scope.workspaceId} and id = ${conversationId}
    on conflict (workspace_id, member_id, conversation_id) do update set seq = greatest(readings.seq, excluded.seq)`.execute(
    scope.db,
  )
  if (!numAffectedRows) throw problem('not-found')
}
