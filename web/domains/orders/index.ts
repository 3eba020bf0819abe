/** What people ordered: the list, the page of one, and the orders of a person beside whatever is said with them. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { orderKeys } from './api.ts'
export { PersonOrders } from './person-orders/person-orders.tsx'
export { personName as orderPersonName, standing } from './rules.ts'

export const OrdersPage = lazyRouteComponent(() => import('./orders/orders-page.tsx'), 'OrdersPage')
export const OrderPage = lazyRouteComponent(() => import('./order/order-page.tsx'), 'OrderPage')
