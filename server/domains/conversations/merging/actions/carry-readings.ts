import { sql } from 'kysely'
import type { Scope } from '../../../../platform/scope.ts'
import type { Relative } from '../queries.ts'

interface Counted {
  id: string
  seq: number
}

/** Who has read both to the end has nothing new to read in the one they became. */
export async function carryReadings(scope: Scope, survivor: Counted, merged: Counted, seq: number): Promise<void> {
  await sql`
    update readings r set seq = ${seq} from readings other
    where r.workspace_id = ${scope.workspaceId} and r.conversation_id = ${survivor.id} and r.seq >= ${survivor.seq}
      and other.workspace_id = ${scope.workspaceId} and other.conversation_id = ${merged.id}
      and other.member_id = r.member_id and other.seq >= ${merged.seq}`.execute(scope.db)
}

/**
 * What was read in the merged thread has been read in both. Numbers that only the other one had are no news: whoever has
 * read the newest message that is left has read all.
 */
export async function returnReadings(
  scope: Scope,
  merge: { survivor_id: string; merged_id: string; seq: number },
  survivors: readonly Relative[],
  merged: readonly Relative[],
): Promise<void> {
  await sql`
    insert into readings (workspace_id, member_id, conversation_id, seq)
    select r.workspace_id, r.member_id, c.id, least(c.seq, r.seq) from readings r
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = ${merge.merged_id}
    where r.workspace_id = ${scope.workspaceId} and r.conversation_id = ${survivors[0]?.id} and r.seq >= ${merge.seq}
    on conflict (workspace_id, member_id, conversation_id) do update set seq = greatest(readings.seq, excluded.seq)`.execute(
    scope.db,
  )
  for (const family of [survivors, merged]) {
    const ids = family.map(({ id }) => id)
    await sql`
      update readings r set seq = c.seq from conversations c
      where c.workspace_id = ${scope.workspaceId} and c.id = ${ids[0]}
        and r.workspace_id = ${scope.workspaceId} and r.conversation_id = ${ids[0]} and r.seq >= (
          select greatest(max(m.seq), ${Math.max(...family.map(({ floor }) => floor))}) from messages m
          where m.workspace_id = ${scope.workspaceId} and m.conversation_id = any(${ids}::uuid[]))`.execute(scope.db)
  }
}
