import { createCounting } from '../../../platform/filters/counting.ts'
import { filterFields, readFilter, translateFilter } from '../../../platform/filters/noun.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import { countedOrders } from '../queries.ts'
import { orders } from './queries.ts'

export function createOrderFilterRoutes(): Routes {
  const count = createCounting(orders, { rows: countedOrders })
  return {
    'GET /orders/fields': ({ read }) => read(async (scope) => ({ items: await filterFields(orders, scope) })),
    'POST /orders/filter-translations': ({ body, read }) => read((scope) => translateFilter(orders, scope, body)),
    'GET /orders/count': ({ query, read }) =>
      read(async (scope) => {
        const asked = query.filter === undefined ? { all: [] } : await readFilter(orders, scope, query.filter)
        const [counted] = await count(scope, [asked])
        return counted ?? { count: null, more: true }
      }),
  }
}
