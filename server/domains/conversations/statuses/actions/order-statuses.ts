import { sql } from 'kysely'
import type { Status } from '../../../../../contract/conversations.ts'
import type { OwnStatus } from '../../../../../contract/statuses.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { listStatuses } from '../queries.ts'
import '../tables.ts'

/** Those named first, in their order; the others of the category follow as they were. */
export async function orderStatuses(scope: Scope, input: { category: Status; ids: string[] }): Promise<OwnStatus[]> {
  requireAbility(scope, 'workspace.manage')
  const known = (await listStatuses(scope)).filter(({ category }) => category === input.category).map(({ id }) => id)
  const strange = input.ids.find((id) => !known.includes(id))
  if (strange) {
    const message = 'is no status of this category'
    throw problem('invalid', { errors: [{ path: `body.ids.${input.ids.indexOf(strange)}`, message }] })
  }
  const order = [...new Set([...input.ids, ...known])]
  await scope.db
    .updateTable('statuses')
    .set({ position: sql<number>`array_position(${order}::uuid[], id)` })
    .where('workspace_id', '=', scope.workspaceId)
    .where('category', '=', input.category)
    .execute()
  const [first] = order
  if (first) {
    await record(scope, {
      type: 'status.changed',
      subject: { kind: 'status', id: first },
      data: { change: 'ordered', category: input.category },
    })
  }
  return listStatuses(scope)
}
