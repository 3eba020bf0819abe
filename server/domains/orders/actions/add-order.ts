import type { Order } from '../../../../contract/orders.ts'
import { newId } from '../../../platform/db/ids.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { type OrderRow, orderOf, rowsOf } from '../queries.ts'
import { apply, type Given } from './apply.ts'
import '../tables.ts'

/** Throws already-exists for a number that another order has. */
export async function addOrder(scope: Scope, given: Given & { number: string }): Promise<Order> {
  requireAbility(scope, 'orders.write')
  const row = await makeOrder(scope, given.number)
  if (!row) throw problem('already-exists', { errors: [{ path: 'body.number', message: 'is taken' }] })
  await apply(scope, row, given, { isNew: true })
  return orderOf(scope, row.id)
}

/** A bare order under its lock; null where the number is taken, which is waited for where it is being taken. */
export async function makeOrder(scope: Scope, number: string): Promise<OrderRow | null> {
  const id = newId()
  const made = await scope.db
    .insertInto('orders')
    .values({ workspace_id: scope.workspaceId, id, number, placed_at: scope.now, created_at: scope.now })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'folded_number']).doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) return null
  return rowsOf(scope).where('id', '=', id).executeTakeFirstOrThrow()
}
