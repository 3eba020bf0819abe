import type { Order } from '../../../../contract/orders.ts'
import { moneyText } from '../../../platform/filters/money.ts'
import type { ExportPages } from '../../customers/index.ts'
import { listOrders } from '../queries.ts'

export const orderPages: ExportPages = async (scope, asked) => {
  const { items, next } = await listOrders(scope, asked)
  return { next, rows: items.map((order) => ({ cells: cellsOf(order), fields: order.fields })) }
}

/** Where the order stands, not how it came there: a row is an order. */
function cellsOf(order: Order): Record<string, string> {
  const stage = order.stages.at(-1)
  return {
    number: order.number,
    amount: order.amount ? moneyText(order.amount).replace(/[A-Z]{3}$/, ' $&') : '',
    currency: order.amount?.currency ?? '',
    stage: stage?.name ?? '',
    stageAt: stage?.at ?? '',
    settled: stage ? (stage.settles ? 'yes' : 'no') : '',
    promised: order.promised ?? '',
    placedAt: order.placedAt,
    sender: order.sender?.email ?? order.sender?.id ?? '',
    senderName: order.sender?.name ?? '',
    recipient: order.recipient?.email ?? order.recipient?.id ?? '',
    recipientName: order.recipient?.name ?? '',
    company: order.company?.name ?? '',
    trackingNumber: order.trackingNumber ?? '',
    trackingUrl: order.trackingUrl ?? '',
    invoiceNumber: order.invoiceNumber ?? '',
    invoiceUrl: order.invoiceUrl ?? '',
  }
}
