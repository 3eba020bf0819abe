import { Temporal } from 'temporal-polyfill'
import type { GivenOrder, GivenPerson } from '../../../../../contract/orders.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { companyNamed, moneyIn, type Row, type TakenOver } from '../../../customers/index.ts'
import { putOrder } from '../../actions/put-order.ts'
import { timeZoneOf } from '../../zone/queries.ts'
import type { Draft } from '../rules.ts'

/** An empty cell changes nothing; what is known by its number is changed. */
export async function takeOrder(scope: Scope, { draft, fields }: Row<Draft>): Promise<TakenOver> {
  const {
    number = '',
    amount,
    currency,
    company,
    promised,
    trackingNumber,
    trackingUrl,
    invoiceNumber,
    invoiceUrl,
  } = draft
  const timeZone = await timeZoneOf(scope)
  const money = amount === undefined ? undefined : moneyIn(amount, currency ?? null)
  const given: GivenOrder = {
    ...(money ? { amount: money } : {}),
    ...(promised ? { promised } : {}),
    ...(draft.placedAt ? { placedAt: moment(draft.placedAt, timeZone) } : {}),
    ...(draft.sender ? { sender: named(draft.sender, draft.senderName) } : {}),
    ...(draft.recipient ? { recipient: named(draft.recipient, draft.recipientName) } : {}),
    ...(company ? { companyId: await companyNamed(scope, company) } : {}),
    ...(trackingNumber ? { trackingNumber } : {}),
    ...(trackingUrl ? { trackingUrl } : {}),
    ...(invoiceNumber ? { invoiceNumber } : {}),
    ...(invoiceUrl ? { invoiceUrl } : {}),
    ...(draft.stage ? { stages: [stageIn(draft.stage, draft, timeZone)] } : {}),
    fields,
  }
  const { order, created } = await putOrder(scope, number, given)
  return { id: order.id, created }
}

const named = (person: GivenPerson, name: string | undefined): GivenPerson => (name ? { ...person, name } : person)

const stageIn = (name: string, { stageAt, settled }: Draft, timeZone: string) => ({
  name,
  ...(stageAt ? { at: moment(stageAt, timeZone) } : {}),
  ...(settled === undefined ? {} : { settles: settled }),
})

/** A day as its beginning. */
const moment = (text: string, timeZone: string): string =>
  text.length > 10
    ? text
    : new Date(Temporal.PlainDate.from(text).toZonedDateTime(timeZone).epochMilliseconds).toISOString()
