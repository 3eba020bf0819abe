import type { GivenOrder, Order } from '../../../../contract/orders.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { orderOf } from '../queries.ts'
import { makeOrder } from './add-order.ts'
import { apply } from './apply.ts'
import { lockByNumber } from './lock-order.ts'

/** The order with this number, made where there is none, as far as it is given: to repeat it changes nothing. */
export async function putOrder(
  scope: Scope,
  number: string,
  given: GivenOrder,
): Promise<{ order: Order; created: boolean }> {
  requireAbility(scope, 'orders.write')
  const known = await lockByNumber(scope, number)
  // Who names a state that they have seen does not mean to make a new one.
  if (!known && scope.expected !== null) throw problem('precondition-failed', { data: { seq: null } })
  const made = known ? null : await makeOrder(scope, number)
  // Another transaction has made it meanwhile, and has committed: our insert waited for it.
  const row = known ?? made ?? (await lockByNumber(scope, number))
  if (!row) throw problem('conflict')
  await apply(scope, row, given, { isNew: made !== null })
  return { order: await orderOf(scope, row.id), created: made !== null }
}
