import { sql } from 'kysely'
import type { Merge } from '../../../../../contract/customers.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { settleMain } from '../../acting/actions/settle-main.ts'
import { lockPeople } from '../../queries.ts'
import { mergeOf } from '../queries.ts'

/**
 * A link from the merged person to the survivor. Both must stand for themselves, so that links make trees and never a
 * ring; throws not-in-this-state otherwise. Nothing of either is changed but the survivor's main company, which follows from
 * the links, so undoing is taking the link away.
 */
export async function mergePeople(scope: Scope, survivorId: string, mergedId: string): Promise<Merge> {
  requireAbility(scope, 'people.write')
  await oneMergeAtATime(scope)
  const [survivor, merged] = await lockPeople(scope, survivorId, mergedId)
  if (survivorId === mergedId) throw problem('not-in-this-state', { detail: 'A person cannot be merged into itself.' })
  if (survivor.merged_into_id || merged.merged_into_id) {
    throw problem('not-in-this-state', {
      detail: 'One of them has been merged already: undo that first, or use the survivor.',
      data: { survivorId: survivor.merged_into_id, mergedId: merged.merged_into_id },
    })
  }
  const id = newId()
  await scope.db
    .insertInto('person_merges')
    .values({
      workspace_id: scope.workspaceId,
      id,
      survivor_id: survivorId,
      merged_id: mergedId,
      by_member_id: scope.actor.kind === 'member' ? scope.actor.id : null,
      at: scope.now,
    })
    .execute()
  await stand(scope, [mergedId, ...(await theirs(scope, mergedId))], survivorId)
  await settleMain(scope, [survivorId])
  const data = { mergeId: id, mergedId, survivorId }
  await record(scope, {
    type: 'person.merged',
    subject: { kind: 'person', id: survivorId },
    personId: survivorId,
    data,
  })
  return mergeOf(scope, id)
}

/** Both people are again as they were, also in the middle of a chain. Throws not-in-this-state when undone before. */
export async function undoMerge(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'people.write')
  await oneMergeAtATime(scope)
  const merge = found(
    await scope.db
      .selectFrom('person_merges')
      .select(['survivor_id', 'merged_id', 'undone_at'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (merge.undone_at) throw problem('not-in-this-state', { detail: 'This merge has been undone already.' })
  await scope.db
    .updateTable('person_merges')
    .set({ undone_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  // Whoever had been merged into them before comes along.
  await stand(scope, await theirs(scope, merge.merged_id), merge.merged_id)
  await stand(scope, [merge.merged_id], null)
  await settleMain(scope, [merge.survivor_id, merge.merged_id])
  await record(scope, {
    type: 'person.merge-undone',
    subject: { kind: 'person', id: merge.survivor_id },
    personId: merge.survivor_id,
    data: { mergeId: id, mergedId: merge.merged_id, survivorId: merge.survivor_id },
  })
}

/** One at a time in a workspace: a link taken away beside one that is made would be led to the wrong person. */
const oneMergeAtATime = (scope: Scope) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`kept merging people ${scope.workspaceId}`}, 0))`.execute(
    scope.db,
  )

/** Everybody who was merged into a person, over whole chains. Index: person_merges_survivor. */
async function theirs(scope: Scope, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family (id) as (
      select ${personId}::uuid
      union all
      select m.merged_id from family
        join person_merges m on m.workspace_id = ${scope.workspaceId} and m.survivor_id = family.id and m.undone_at is null
    ) select id from family where id <> ${personId}`.execute(scope.db)
  return rows.map(({ id }) => id)
}

/** The links of all lead straight to the one that stands for them, so that finding that one is one step. */
async function stand(scope: Scope, ids: readonly string[], survivorId: string | null): Promise<void> {
  if (!ids.length) return
  await scope.db
    .updateTable('people')
    .set({ merged_into_id: survivorId })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
}
