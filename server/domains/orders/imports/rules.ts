import { type GivenPerson, ordersContract } from '../../../../contract/orders.ts'
import { dayIn, identityValue, moneyIn, type Reader, type Wrong, yesOrNo } from '../../customers/index.ts'

/** What a row says of an order. Times are days or points in time as they were written. */
export interface Draft {
  number?: string
  amount?: string
  currency?: string
  stage?: string
  stageAt?: string
  settled?: boolean
  promised?: string
  placedAt?: string
  sender?: GivenPerson
  senderName?: string
  recipient?: GivenPerson
  recipientName?: string
  company?: string
  trackingNumber?: string
  trackingUrl?: string
  invoiceNumber?: string
  invoiceUrl?: string
}

const targets = [
  'number',
  'amount',
  'currency',
  'stage',
  'stageAt',
  'settled',
  'promised',
  'placedAt',
  'sender',
  'senderName',
  'recipient',
  'recipientName',
  'company',
  'trackingNumber',
  'trackingUrl',
  'invoiceNumber',
  'invoiceUrl',
]

const heads: Record<string, string> = {
  'order number': 'number',
  order: 'number',
  'номер заказа': 'number',
  'номер на поръчка': 'number',
  номер: 'number',
  total: 'amount',
  сумма: 'amount',
  сума: 'amount',
  валюта: 'currency',
  status: 'stage',
  статус: 'stage',
  этап: 'stage',
  етап: 'stage',
  'stage at': 'stageAt',
  'promised delivery': 'promised',
  обещано: 'promised',
  date: 'placedAt',
  'placed at': 'placedAt',
  дата: 'placedAt',
  отправитель: 'sender',
  подател: 'sender',
  получатель: 'recipient',
  получател: 'recipient',
  customer: 'recipient',
  email: 'recipient',
  компания: 'company',
  фирма: 'company',
  tracking: 'trackingNumber',
  'tracking number': 'trackingNumber',
  'tracking url': 'trackingUrl',
  трек: 'trackingNumber',
  invoice: 'invoiceNumber',
  'invoice number': 'invoiceNumber',
  фактура: 'invoiceNumber',
  счёт: 'invoiceNumber',
}

const { shape } = ordersContract['POST /orders'].body
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An address, a number, the id of a person, or else the id they have outside. */
function personIn(cell: string): GivenPerson | undefined {
  if (uuid.test(cell)) return { id: cell }
  if (cell.includes('@')) {
    const email = identityValue('email', cell)
    return email ? { email } : undefined
  }
  if (/^[+(]?[\d\s().-]{5,}$/.test(cell) && identityValue('phone', cell)) return { phone: cell }
  return cell.length > 254 ? undefined : { external: cell }
}

const isTime = (text: string): boolean => shape.promised.safeParse(text).success

function take(draft: Draft, target: string, cell: string): Wrong | undefined {
  switch (target) {
    case 'sender':
    case 'recipient': {
      const person = personIn(cell)
      if (!person) return 'is no address, number or id'
      draft[target] = person
      return
    }
    case 'promised':
    case 'placedAt':
    case 'stageAt': {
      const time = isTime(cell) ? cell : dayIn(cell)
      if (!isTime(time)) return 'is no time, as in 2026-11-25 or 2026-11-25T17:00:00Z'
      draft[target] = time
      return
    }
    case 'settled': {
      const settled = yesOrNo(cell)
      if (settled === undefined) return 'is neither yes nor no'
      draft.settled = settled
      return
    }
    case 'amount':
      draft.amount = cell
      return
    case 'currency':
      if (!/^[A-Z]{3}$/.test(cell.toUpperCase())) return 'is three letters, as in EUR'
      draft.currency = cell.toUpperCase()
      return
    case 'trackingUrl':
    case 'invoiceUrl':
      if (!shape[target].safeParse(cell).success) return 'is no address of a page'
      draft[target] = cell
      return
    case 'number':
    case 'stage':
    case 'senderName':
    case 'recipientName':
    case 'company':
    case 'trackingNumber':
    case 'invoiceNumber':
      return short(draft, target, cell)
    default:
      return 'leads to no field'
  }
}

type Short = 'number' | 'stage' | 'senderName' | 'recipientName' | 'company' | 'trackingNumber' | 'invoiceNumber'
const longest: Record<Short, number> = {
  number: 80,
  stage: 80,
  senderName: 200,
  recipientName: 200,
  company: 200,
  trackingNumber: 120,
  invoiceNumber: 120,
}

function short(draft: Draft, target: Short, cell: string): Wrong | undefined {
  if (cell.length > longest[target])
    return { message: 'is longer than {{most}} characters', data: { most: longest[target] } }
  draft[target] = cell
  return
}

function lacks({ number, amount, currency, stage, stageAt, settled }: Draft): Wrong | undefined {
  if (!number) return 'has no number of an order'
  if (amount !== undefined && !moneyIn(amount, currency ?? null))
    return 'the amount is no money, as in 12.50 EUR, or has no currency beside it'
  if (!stage && (stageAt || settled !== undefined)) return 'tells of a stage and has none'
  return
}

export const orderReader: Reader<Draft> = { targets, heads, begin: () => ({}), take, lacks }
