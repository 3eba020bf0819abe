import type { Order } from '../../../../contract/orders.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { orderOf } from '../queries.ts'
import { apply, type Given } from './apply.ts'
import { lockOrder } from './lock-order.ts'

/** What is left out stays as it is. */
export async function changeOrder(scope: Scope, id: string, given: Omit<Given, 'stages'>): Promise<Order> {
  requireAbility(scope, 'orders.write')
  await apply(scope, await lockOrder(scope, id), given, { isNew: false })
  return orderOf(scope, id)
}
