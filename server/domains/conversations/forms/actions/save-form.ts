import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { Form } from '../../../../../contract/forms.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { unlessTaken } from '../../../../platform/db/unless-taken.ts'
import { record } from '../../../../platform/events/record.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { oneForm } from '../queries.ts'
import { checkItems, checkPlaces } from './check-form.ts'
import '../tables.ts'

type Added = Parsed<Contract['POST /forms']>['body']
type Changed = Parsed<Contract['PATCH /forms/{id}']>['body']

/** Throws already-exists for a second general form, and for a topic that has a form already. */
export async function addForm(scope: Scope, input: Added): Promise<Form> {
  requireAbility(scope, 'workspace.manage')
  await checkItems(scope, input.items)
  await checkPlaces(scope, input)
  const id = newId()
  const row = {
    workspace_id: scope.workspaceId,
    id,
    names: JSON.stringify(input.names),
    general: input.general,
    items: JSON.stringify(input.items),
    created_at: scope.now,
  }
  await unlessTaken(scope.db.insertInto('forms').values(row).execute(), 'body.general')
  await place(scope, id, input.topicIds)
  return saved(scope, id, 'added')
}

export async function changeForm(scope: Scope, id: string, input: Changed): Promise<Form> {
  requireAbility(scope, 'workspace.manage')
  const before = await oneForm(scope, id)
  const wanted = { ...before, ...input }
  if (JSON.stringify(wanted) === JSON.stringify(before)) return before
  if (input.items) await checkItems(scope, input.items)
  await checkPlaces(scope, wanted)
  await unlessTaken(
    scope.db
      .updateTable('forms')
      .set({ names: JSON.stringify(wanted.names), general: wanted.general, items: JSON.stringify(wanted.items) })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute(),
    'body.general',
  )
  await scope.db
    .deleteFrom('form_topics')
    .where('workspace_id', '=', scope.workspaceId)
    .where('form_id', '=', id)
    .execute()
  await place(scope, id, wanted.topicIds)
  return saved(scope, id, 'changed')
}

async function place(scope: Scope, id: string, topicIds: readonly string[]): Promise<void> {
  if (!topicIds.length) return
  const rows = [...new Set(topicIds)].map((topicId) => ({
    workspace_id: scope.workspaceId,
    topic_id: topicId,
    form_id: id,
  }))
  await unlessTaken(scope.db.insertInto('form_topics').values(rows).execute(), 'body.topicIds')
}

async function saved(scope: Scope, id: string, change: 'added' | 'changed'): Promise<Form> {
  await record(scope, { type: 'form.changed', subject: { kind: 'form', id }, data: { change } })
  return oneForm(scope, id)
}
