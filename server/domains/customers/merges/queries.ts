import { sql } from 'kysely'
import type { Merge } from '../../../../contract/customers.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { peopleOf, personOf } from '../queries.ts'
import '../tables.ts'

/** People who may be the same, the surest reason first. */
export async function duplicatesOf(scope: Scope, personId: string) {
  await personOf(scope, personId)
  const { rows } = await sql<{ id: string; reason: 'same-name' | 'similar-address' | 'same-phone' }>`
    select id, reason from people_resembling(${scope.workspaceId}, ${personId}) limit 20`.execute(scope.db)
  const people = await peopleOf(
    scope,
    rows.map((row) => row.id),
  )
  return people.map((person) => ({ person, reason: rows.find((row) => row.id === person.id)?.reason ?? 'same-name' }))
}

const mergeRows = (scope: Scope) =>
  scope.db
    .selectFrom('person_merges')
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'person_merges.workspace_id')
        .onRef('members.id', '=', 'person_merges.by_member_id'),
    )
    .selectAll('person_merges')
    .select('members.name as by_name')
    .where('person_merges.workspace_id', '=', scope.workspaceId)

type MergeRow = Awaited<ReturnType<ReturnType<typeof mergeRows>['executeTakeFirstOrThrow']>>

const asMerge = (row: MergeRow): Merge => ({
  id: row.id,
  survivorId: row.survivor_id,
  mergedId: row.merged_id,
  at: row.at.toISOString(),
  byName: row.by_name,
  undoneAt: row.undone_at?.toISOString() ?? null,
})

export const mergeOf = async (scope: Scope, id: string): Promise<Merge> =>
  asMerge(found(await mergeRows(scope).where('person_merges.id', '=', id).executeTakeFirst()))

export async function mergesOf(scope: Scope, personId: string): Promise<Merge[]> {
  await personOf(scope, personId)
  const rows = await mergeRows(scope)
    .where('survivor_id', '=', personId)
    .orderBy('person_merges.at', 'desc')
    .orderBy('person_merges.id', 'desc')
    .execute()
  return rows.map(asMerge)
}
