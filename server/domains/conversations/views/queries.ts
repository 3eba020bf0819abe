import { type Selectable, sql } from 'kysely'
import { status, urgency } from '../../../../contract/conversations.ts'
import type { Filter } from '../../../../contract/filters.ts'
import type { ReadyMadeView, SavedView } from '../../../../contract/views.ts'
import type { Tables } from '../../../platform/db/database.ts'
import { writeFilters } from '../../../platform/filters/noun.ts'
import { isId } from '../../../platform/filters/probe.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversations } from '../filtering/queries.ts'
import { isSettled } from '../rules.ts'
import { mayChangeShared } from '../sharing/permissions.ts'
import { isSharedWith } from '../sharing/queries.ts'
import { listTopics } from '../topics/queries.ts'
import '../tables.ts'

export type ViewRow = Selectable<Tables['views']>

const visibleViews = (scope: Scope) =>
  scope.db.selectFrom('views').selectAll().where('workspace_id', '=', scope.workspaceId).where(isSharedWith(scope))

/** Throws not-found for one that the caller may not see. */
export const visibleView = async (scope: Scope, id: string): Promise<ViewRow> =>
  found(await visibleViews(scope).where('id', '=', id).executeTakeFirst())

export const listVisibleViews = (scope: Scope): Promise<ViewRow[]> =>
  visibleViews(scope).orderBy('kind').orderBy('position').orderBy('name').orderBy('id').execute()

export async function viewsOf(scope: Scope, rows: readonly ViewRow[]): Promise<SavedView[]> {
  const texts = await writeFilters(
    conversations,
    scope,
    rows.map((row) => row.filter),
  )
  return rows.map((row, index) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    teamId: row.team_id,
    ownerId: row.owner_id,
    filter: row.filter,
    text: texts[index] ?? '',
    order: row.sort_order,
    columns: row.columns,
    grouping: row.grouping_by,
    position: row.position,
    abilities: { change: mayChangeShared(scope, { kind: row.kind, ownerId: row.owner_id }) },
  }))
}

const mostTopics = 50

/** What nobody has to save: the unsettled conversations of each urgency, and of each topic at the top of the tree. */
export async function readyMadeFilters(scope: Scope): Promise<Omit<ReadyMadeView, 'text'>[]> {
  const topics = (await listTopics(scope)).filter((topic) => topic.parentId === null).slice(0, mostTopics)
  return [
    ...urgency.options.toReversed().map((value) => readyMade('urgency', value, value)),
    ...topics.map((topic) => readyMade('topic', topic.id, topic.name)),
  ]
}

const awake: Filter = { field: 'snoozed', operator: 'is-not-set' }

function readyMade(by: ReadyMadeView['by'], value: string, name: string): Omit<ReadyMadeView, 'text'> {
  const unsettled: Filter = {
    field: 'status',
    operator: 'is-any-of',
    value: status.options.filter((each) => !isSettled(each)),
  }
  return {
    id: `${by}:${value}`,
    by,
    value,
    name,
    filter: { all: [unsettled, awake, { field: by, operator: 'is', value }] },
  }
}

/** A saved view or a ready-made one. Throws not-found. */
export async function viewAsked(
  scope: Scope,
  id: string,
): Promise<{ filter: Filter; order: ViewRow['sort_order']; columns: ViewRow['columns'] }> {
  if (isId(id)) {
    const row = await visibleView(scope, id)
    return { filter: row.filter, order: row.sort_order, columns: row.columns }
  }
  const ready = await readyMadeFilters(scope)
  return { filter: found(ready.find((view) => view.id === id)).filter, order: 'newest', columns: [] }
}

export async function listViews(scope: Scope): Promise<{ items: SavedView[]; readyMade: ReadyMadeView[] }> {
  const items = await viewsOf(scope, await listVisibleViews(scope))
  const ready = await readyMadeFilters(scope)
  const texts = await writeFilters(
    conversations,
    scope,
    ready.map(({ filter }) => filter),
  )
  return { items, readyMade: ready.map((view, index) => ({ ...view, text: texts[index] ?? '' })) }
}

export const isTeam = async (scope: Scope, id: string): Promise<boolean> =>
  (await scope.db
    .selectFrom('teams')
    .select(sql<number>`1`.as('one'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined
