import { sql } from 'kysely'
import { found, problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { saidSince } from '../seen/queries.ts'
import '../tables.ts'

/**
 * The conversation under its row lock: whoever holds it decides what comes next in it, and takes its next number. Refused
 * where the caller said by If-Match what they had seen, and more was said since. Asked for one that was merged it is the one
 * that stands for it now: nobody waits for a merged one while holding another, so two who come from different ends cannot
 * wait for each other.
 */
export async function lockConversation(scope: Scope, askedId: string) {
  const conversation = await lockSurvivor(scope, askedId)
  await refuseStale(scope, conversation, askedId)
  return conversation
}

/** Refuses whoever said by If-Match that they had seen less than is there now. The conversation must be locked. */
export async function refuseStale(
  scope: Scope,
  { id, seq }: { id: string; seq: number },
  askedId: string,
): Promise<void> {
  const { expected } = scope
  if (expected === null) return
  if (expected !== seq)
    throw problem('precondition-failed', {
      data: { seq, seenSeq: expected, meanwhile: await saidSince(scope, id, expected, askedId) },
    })
  // Once: what this transaction goes on to say itself is no news to its caller.
  scope.expected = null
}

/**
 * Many at once, in the order of their ids, so that two who want the same ones wait and do not stop each other. Those not there
 * are left out; one that was merged is itself, with the one that stands for it in `survivor_id`.
 */
export async function lockConversations(scope: Scope, ids: readonly string[]) {
  if (!ids.length) return []
  return scope.db
    .selectFrom('conversations')
    .selectAll()
    .select(hasMerged(scope))
    .where('workspace_id', '=', scope.workspaceId)
    .where((where) => where.eb('id', '=', where.fn.any(where.val([...ids]))))
    .orderBy('id')
    .forUpdate()
    .execute()
}

const hasMerged = (scope: Scope) =>
  sql<boolean>`exists (select from conversations m where m.workspace_id = ${scope.workspaceId} and m.survivor_id = conversations.id)`.as(
    'merged',
  )

async function lockSurvivor(scope: Scope, askedId: string) {
  for (;;) {
    const conversation = found(
      await scope.db
        .selectFrom('conversations')
        .selectAll()
        .select(hasMerged(scope))
        .where('workspace_id', '=', scope.workspaceId)
        .where(
          'id',
          '=',
          sql<string>`(select case when a.survivor_id is null then a.id else a.survivor_id end from conversations a
            where a.workspace_id = ${scope.workspaceId} and a.id = ${askedId})`,
        )
        .forUpdate()
        .executeTakeFirst(),
    )
    // A merge or its undoing may have come first while we waited.
    if (!conversation.survivor_id && (conversation.id === askedId || (await leadsTo(scope, askedId, conversation.id))))
      return conversation
  }
}

async function leadsTo(scope: Scope, askedId: string, survivorId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('conversations')
    .select('survivor_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', askedId)
    .executeTakeFirst()
  return row?.survivor_id === survivorId
}
