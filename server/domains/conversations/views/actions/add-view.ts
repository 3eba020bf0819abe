import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { SavedView } from '../../../../../contract/views.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { checkFilter, readFilter } from '../../../../platform/filters/noun.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { conversations } from '../../filtering/queries.ts'
import { viewsOf } from '../queries.ts'
import { checkColumns, checkGrouping, checkWhose } from './check-view.ts'

type Input = Parsed<Contract['POST /views']>['body']

export async function addView(scope: Scope, input: Input): Promise<SavedView> {
  const kind = input.kind ?? 'own'
  const ownerId = scope.actor.kind === 'member' ? scope.actor.id : null
  const whose = await checkWhose(scope, { kind, ownerId, teamId: input.teamId ?? null })
  const filter = input.filter
    ? await checkFilter(conversations, scope, input.filter)
    : await readFilter(conversations, scope, input.text ?? '')
  await checkGrouping(scope, input.grouping)
  await checkColumns(scope, input.columns)
  const row = await scope.db
    .insertInto('views')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      name: input.name,
      kind,
      owner_id: whose.ownerId,
      team_id: whose.teamId,
      filter: JSON.stringify(filter),
      sort_order: input.order ?? 'newest',
      columns: input.columns ?? ['person', 'subject', 'topic', 'assignee', 'updated'],
      grouping_by: input.grouping ?? null,
      position: input.position ?? 0,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'view.changed',
    subject: { kind: 'view', id: row.id },
    // The log is read by many; what somebody calls a view of their own is their affair.
    data: { change: 'added', kind, ...(kind === 'own' ? {} : { name: row.name }) },
  })
  const [view] = await viewsOf(scope, [row])
  return view as SavedView
}
