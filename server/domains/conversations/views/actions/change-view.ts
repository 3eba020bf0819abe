import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { SavedView } from '../../../../../contract/views.ts'
import { record } from '../../../../platform/events/record.ts'
import { checkFilter, readFilter } from '../../../../platform/filters/noun.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { conversations } from '../../filtering/queries.ts'
import { requireSharedChange } from '../../sharing/permissions.ts'
import { type ViewRow, viewsOf, visibleView } from '../queries.ts'
import { checkColumns, checkGrouping, checkWhose } from './check-view.ts'

type Input = Parsed<Contract['PATCH /views/{id}']>['body']

export async function changeView(scope: Scope, id: string, input: Input): Promise<SavedView> {
  const before = await visibleView(scope, id)
  requireSharedChange(scope, { kind: before.kind, ownerId: before.owner_id })
  const whose = await checkWhose(scope, wantedOwner(scope, before, input))
  await checkGrouping(scope, input.grouping)
  await checkColumns(scope, input.columns)
  const row = await scope.db
    .updateTable('views')
    .set({
      name: input.name,
      kind: whose.kind,
      owner_id: whose.ownerId,
      team_id: whose.teamId,
      filter: await wantedFilter(scope, input),
      sort_order: input.order,
      columns: input.columns,
      grouping_by: input.grouping,
      position: input.position,
      updated_at: scope.now,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'view.changed',
    subject: { kind: 'view', id },
    data: { change: 'changed', kind: row.kind, ...(row.kind === 'own' ? {} : { name: row.name }) },
  })
  const [view] = await viewsOf(scope, [row])
  return view as SavedView
}

/** Made somebody's own, it belongs to whoever makes it so. */
function wantedOwner(scope: Scope, before: ViewRow, input: Input) {
  const kind = input.kind ?? before.kind
  const becomesOwn = kind === 'own' && before.kind !== 'own'
  return {
    kind,
    ownerId: becomesOwn ? (scope.actor.kind === 'member' ? scope.actor.id : null) : before.owner_id,
    teamId: input.teamId === undefined ? before.team_id : input.teamId,
  }
}

async function wantedFilter(scope: Scope, input: Input): Promise<string | undefined> {
  if (input.filter) return JSON.stringify(await checkFilter(conversations, scope, input.filter))
  return input.text === undefined ? undefined : JSON.stringify(await readFilter(conversations, scope, input.text))
}
