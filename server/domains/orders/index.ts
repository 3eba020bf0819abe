import { offerImport, offerPersonFields } from '../customers/index.ts'
import type { Domain } from '../domain.ts'
import { fieldsForPeople } from './filtering/queries.ts'
import { takeOrder } from './imports/actions/take-order.ts'
import { orderReader } from './imports/rules.ts'
import { createOrderRoutes } from './routes.ts'

/**
 * Orders owns what people ordered: number, amount, promise, tracking and invoice, the stages reached with their times, and the
 * two people of each, who sent it and who receives it. Shops tell of them by number, as often as they like. Whoever was merged
 * keeps their orders; they are read as those of the one they were merged into, so undoing a merge leads everything back.
 */
export function createOrders(): Domain {
  offerPersonFields('orders', fieldsForPeople)
  offerImport('order', orderReader, takeOrder)
  return { name: 'orders', routes: createOrderRoutes(), reactions: [], jobs: [] }
}

export { listOrders, openOrderOf } from './queries.ts'
