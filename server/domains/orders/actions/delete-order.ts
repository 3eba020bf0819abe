import { record } from '../../../platform/events/record.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { setValues, valuesOf } from '../../fields/index.ts'
import { aboutWhom } from '../rules.ts'
import { lockOrder } from './lock-order.ts'
import '../tables.ts'

/** The order goes with its stages and its fields; what happened with it stays in the log. */
export async function deleteOrder(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'workspace.manage')
  const row = await lockOrder(scope, id)
  const values = (await valuesOf(scope, [id])).get(id) ?? {}
  await setValues(scope, 'order', id, Object.fromEntries(Object.keys(values).map((key) => [key, null])))
  await scope.db.deleteFrom('orders').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
  await record(scope, {
    type: 'order.deleted',
    subject: { kind: 'order', id },
    ...aboutWhom(row),
    data: { number: row.number },
  })
}
