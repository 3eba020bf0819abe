import { sql } from 'kysely'
import type { ConversationMerge } from '../../../../../contract/merging.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { refuseStale } from '../../actions/lock-conversation.ts'
import { restoreLine } from '../../actions/restore-line.ts'
import { addWaking } from '../../snoozing/actions/snooze.ts'
import { familyOf, listMerges, survivorOf } from '../queries.ts'
import { whyNotMerge } from '../rules.ts'
import { carryReadings, returnReadings } from './carry-readings.ts'
import { lockForMerging, oneMergeAtATime } from './lock-for-merging.ts'
import '../tables.ts'

/**
 * Links from the merged conversations to the survivor: messages keep their home, and nothing that a member set of either is
 * changed. All or none; throws not-in-this-state with what stands in the way.
 */
export async function mergeConversations(
  scope: Scope,
  askedId: string,
  conversationIds: readonly string[],
): Promise<{ items: ConversationMerge[] }> {
  await oneMergeAtATime(scope)
  const survivorId = await survivorOf(scope, askedId)
  const mergedIds = [...new Set(conversationIds)]
  const locked = await lockForMerging(scope, [survivorId, ...mergedIds])
  const survivor = found(locked.get(survivorId))
  await refuseStale(scope, survivor, askedId)
  const made: string[] = []
  for (const mergedId of mergedIds) {
    const merged = found(locked.get(mergedId))
    const reason = whyNotMerge(survivor, merged)
    if (reason)
      throw problem('not-in-this-state', {
        detail: reason,
        data: { conversationId: mergedId, survivorId: merged.survivor_id },
      })
    made.push(await link(scope, survivor, merged))
  }
  const { items } = await listMerges(scope, survivorId)
  return { items: items.filter(({ id }) => made.includes(id)) }
}

type Locked = NonNullable<ReturnType<Awaited<ReturnType<typeof lockForMerging>>['get']>>

async function link(scope: Scope, survivor: Locked, merged: Locked): Promise<string> {
  const id = newId()
  // Above every number of both, so that whoever saw only one of them is known to have seen only one.
  const seq = Math.max(survivor.seq, merged.seq) + 1
  await carryReadings(scope, survivor, merged, seq)
  survivor.seq = seq
  await scope.db
    .insertInto('conversation_merges')
    .values({
      workspace_id: scope.workspaceId,
      id,
      survivor_id: survivor.id,
      merged_id: merged.id,
      seq,
      by_member_id: scope.actor.kind === 'member' ? scope.actor.id : null,
      at: scope.now,
    })
    .execute()
  await scope.db
    .updateTable('conversations')
    .set({ survivor_id: survivor.id })
    .where('workspace_id', '=', scope.workspaceId)
    .where((eb) => eb.or([eb('id', '=', merged.id), eb('survivor_id', '=', merged.id)]))
    .execute()
  await scope.db
    .updateTable('conversations')
    .set({ seq })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', survivor.id)
    .execute()
  const others = (await familyOf(scope, survivor.id)).slice(1).map((each) => each.id)
  await restoreLine(scope, [survivor.id, ...others])
  await record(scope, {
    type: 'conversation.merged',
    subject: { kind: 'conversation', id: merged.id },
    conversationId: survivor.id,
    personId: merged.person_id,
    data: {
      mergeId: id,
      number: survivor.number,
      survivorId: survivor.id,
      mergedId: merged.id,
      mergedNumber: merged.number,
    },
  })
  return id
}

/** Both conversations are again as they were, also in the middle of a chain. Throws not-in-this-state when undone before. */
export async function undoMerge(scope: Scope, id: string): Promise<void> {
  await oneMergeAtATime(scope)
  const merge = found(await mergeRow(scope, id))
  if (merge.undone_at) throw problem('not-in-this-state', { detail: 'This merge has been undone already.' })
  const survivorId = await survivorOf(scope, merge.survivor_id)
  const locked = await lockForMerging(scope, [survivorId, merge.merged_id])
  const merged = found(locked.get(merge.merged_id))
  const survivor = found(locked.get(survivorId))
  await scope.db
    .updateTable('conversation_merges')
    .set({ undone_at: scope.now, undone_by: scope.actor.kind === 'member' ? scope.actor.id : null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  const theirs = (await familyOf(scope, merged.id)).slice(1).map((each) => each.id)
  await sql`
    update conversations set survivor_id = case when id = ${merged.id} then null else ${merged.id}::uuid end
    where workspace_id = ${scope.workspaceId} and id = any(${[merged.id, ...theirs]}::uuid[])`.execute(scope.db)
  // Alone, its line was kept up to date; with others below it, it was theirs that moved.
  if (theirs.length) await restoreLine(scope, [merged.id, ...theirs])
  // In the middle of a chain the one it leaves is not the one that stands for it; both spoke of it.
  for (const id of new Set([survivor.id, merge.survivor_id])) {
    const others = (await familyOf(scope, id)).slice(1).map((each) => each.id)
    await restoreLine(scope, [id, ...others])
  }
  await returnReadings(scope, merge, await familyOf(scope, survivor.id), await familyOf(scope, merged.id))
  // Its time may have come while nobody could see it.
  if (merged.snoozed_until) await addWaking(scope, merged.id, merged.snoozed_until)
  await record(scope, {
    type: 'conversation.unmerged',
    subject: { kind: 'conversation', id: merged.id },
    conversationId: survivor.id,
    personId: merged.person_id,
    data: {
      mergeId: id,
      number: survivor.number,
      survivorId: merge.survivor_id,
      mergedId: merged.id,
      mergedNumber: merged.number,
    },
  })
}

const mergeRow = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('conversation_merges')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('of_split', 'is', null)
    .executeTakeFirst()
