import { type Selectable, sql } from 'kysely'
import type { Contract } from '../../../../contract/contract.ts'
import type { Parsed } from '../../../../contract/endpoint.ts'
import type { Filter } from '../../../../contract/filters.ts'
import type { Segment } from '../../../../contract/segments.ts'
import type { Tables } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'
import type { Count, CountFilters } from '../../../platform/filters/counting.ts'
import { memberOf, readFilter, writeFilters } from '../../../platform/filters/noun.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { people } from '../filtering/queries.ts'
import { mayChangeSegment } from './permissions.ts'
import './tables.ts'

export type SegmentRow = Selectable<Tables['segments']>

const visibleSegments = (scope: Scope) =>
  scope.db
    .selectFrom('segments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where((eb) =>
      eb.or([eb('kind', '=', 'shared'), eb.and([eb('kind', '=', 'own'), eb('owner_id', '=', memberOf(scope))])]),
    )

/** Throws not-found for one that the caller may not see. */
export const visibleSegment = async (scope: Scope, id: string): Promise<SegmentRow> =>
  found(await visibleSegments(scope).where('id', '=', id).executeTakeFirst())

const listVisible = (scope: Scope): Promise<SegmentRow[]> =>
  visibleSegments(scope).orderBy('kind').orderBy('position').orderBy('name').orderBy('id').execute()

export async function segmentsOf(scope: Scope, rows: readonly SegmentRow[]): Promise<Segment[]> {
  const texts = await writeFilters(
    people,
    scope,
    rows.map((row) => row.filter),
  )
  return rows.map((row, index) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    ownerId: row.owner_id,
    filter: row.filter,
    text: texts[index] ?? '',
    position: row.position,
    abilities: { change: mayChangeSegment(scope, { kind: row.kind, ownerId: row.owner_id }) },
  }))
}

export const listSegments = async (scope: Scope): Promise<Segment[]> => segmentsOf(scope, await listVisible(scope))

type Narrowing = Pick<Parsed<Contract['GET /people/count']>['query'], 'segmentId' | 'filter'>

/** All that narrows a list of people, as one filter; null where nothing does. */
export async function askedOfPeople(scope: Scope, { segmentId, filter }: Narrowing): Promise<Filter | null> {
  const trees = [
    ...(segmentId === undefined ? [] : [(await visibleSegment(scope, segmentId)).filter]),
    ...(filter === undefined ? [] : [await readFilter(people, scope, filter)]),
  ]
  return trees.length ? { all: trees } : null
}

/** What a count of a filter counts. */
export const livingPeople = (scope: Scope, condition: Sql): Sql =>
  sql`select from people p where p.workspace_id = ${scope.workspaceId} and p.merged_into_id is null and ${condition}`

export async function countSegments(scope: Scope, count: CountFilters): Promise<(Count & { id: string })[]> {
  const rows = await listVisible(scope)
  const counts = await count(
    scope,
    rows.map((row) => row.filter),
  )
  return rows.map(({ id }, index) => ({ id, ...(counts[index] as Count) }))
}

export async function countPeople(scope: Scope, asked: Narrowing, count: CountFilters): Promise<Count> {
  const [counted] = await count(scope, [(await askedOfPeople(scope, asked)) ?? { all: [] }])
  return counted as Count
}
