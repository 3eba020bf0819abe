import type { GivenStage, Order } from '../../../../../contract/orders.ts'
import { record } from '../../../../platform/events/record.ts'
import { found } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { apply, grow } from '../../actions/apply.ts'
import { lockOrder } from '../../actions/lock-order.ts'
import { orderOf } from '../../queries.ts'
import { aboutWhom, standing } from '../../rules.ts'
import { stagesOf } from '../queries.ts'
import '../../tables.ts'

/** One that the order knows already is not added twice. */
export async function addStage(scope: Scope, id: string, stage: GivenStage): Promise<Order> {
  requireAbility(scope, 'orders.write')
  await apply(scope, await lockOrder(scope, id), { stages: [stage] }, { isNew: false })
  return orderOf(scope, id)
}

/** For what was told by mistake: the order stands again where it stood before. */
export async function removeStage(scope: Scope, id: string, stageId: string): Promise<Order> {
  requireAbility(scope, 'orders.write')
  const row = await lockOrder(scope, id)
  const all = (await stagesOf(scope, [id])).get(id) ?? []
  const gone = found(all.find((stage) => stage.id === stageId))
  await scope.db
    .deleteFrom('order_stages')
    .where('workspace_id', '=', scope.workspaceId)
    .where('order_id', '=', id)
    .where('id', '=', stageId)
    .execute()
  const now = standing(all.filter((stage) => stage !== gone))
  await scope.db
    .updateTable('orders')
    .set(now)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await grow(scope, row)
  await record(scope, {
    type: 'order.changed',
    subject: { kind: 'order', id },
    ...aboutWhom(row),
    data: { number: row.number, changes: { stage: { from: row.stage, to: now.stage } }, takenBack: gone.name },
  })
  return orderOf(scope, id)
}
