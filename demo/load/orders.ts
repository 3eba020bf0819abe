import { DAY, HOUR } from '../calendar.ts'
import type { Carrier } from '../company.ts'
import { idAt } from '../ids.ts'
import { chance, pick, type Random, random, seedFor, whole } from '../random.ts'
import type { ConversationRecord, PersonRecord } from '../records.ts'
import { WAYS, wayField } from './fields.ts'
import type { Put } from './tables.ts'

/** The order that a conversation is about, with where it stands now. */
export type Ordered = {
  id: string
  number: string
  senderId: string | null
  recipientId: string | null
  placedAt: Date
  promisedAt: Date
  stages: { id: string; name: string; at: Date; settles: boolean }[]
  head: ConversationRecord
  r: Random
}

/** Who has sent and received lately: the other side of the next order. */
export type Parties = { company: string | null; person: string | null }

export function meet(parties: Parties, { id, companyId }: PersonRecord): void {
  if (companyId) parties.company = id
  else parties.person = id
}

const ONCE_IN = 5
const STAGES: readonly [name: string, settles: boolean][] = [
  ['Accepted', false],
  ['At the depot', false],
  ['Out for delivery', false],
  ['Delivered', true],
  ['Returned to sender', true],
  ['Lost', true],
]
const WHERE_STUCK: { [topic: string]: number } = { late: 2, tracking: 2, lost: 2, pickup: 1, customs: 2 }

/** Null for a conversation of a large world whose parcel nobody asks for: one order in five is enough to measure by. */
export function orderOf(
  head: ConversationRecord,
  house: Carrier,
  parties: Parties,
  now: Date,
  many: boolean,
): Ordered | null {
  if (many && head.number % ONCE_IN !== 0) return null
  const r = random(seedFor(Number.parseInt(head.id.slice(-8), 16), 50, 0))
  const placedAt = new Date(head.createdAt.getTime() - whole(r, 26, 90) * HOUR)
  const isSender = chance(r, head.companyId ? 0.85 : 0.3)
  const other = isSender ? parties.person : (parties.company ?? parties.person)
  const otherId = other === head.personId ? null : other
  return {
    id: idAt(placedAt.getTime(), r),
    number: `PL-${200_000 + head.number}`,
    senderId: isSender ? head.personId : otherId,
    recipientId: isSender ? otherId : head.personId,
    placedAt,
    promisedAt: new Date(Math.floor(placedAt.getTime() / DAY) * DAY + 3 * DAY + 16 * HOUR),
    stages: stagesOf(head, house, placedAt, now, r),
    head,
    r,
  }
}

/** As far as it has come: what is still complained about has not arrived, what was settled has, or never will. */
function stagesOf(head: ConversationRecord, house: Carrier, placedAt: Date, now: Date, r: Random): Ordered['stages'] {
  const topic = house.topics.find(({ id }) => id === head.topicId)?.key ?? ''
  const isSettled = head.resolvedAt !== null
  const stuck = WHERE_STUCK[topic]
  const way = STAGES.slice(0, isSettled || stuck === undefined ? 3 : stuck)
  const last = topic === 'lost' ? 5 : chance(r, 0.06) ? 4 : 3
  const end = isSettled || (stuck === undefined && chance(r, 0.8)) ? STAGES.slice(last, last + 1) : []
  let at = placedAt.getTime()
  return [...way, ...end].flatMap(([name, settles]) => {
    at += whole(r, 4, 22) * HOUR
    return at > now.getTime() ? [] : [{ id: idAt(at, r), name, at: new Date(at), settles }]
  })
}

export function putStageNames(put: Put, { id: workspace_id, foundedAt }: Carrier): void {
  for (const [position, [name, settles]] of STAGES.entries()) {
    const since = new Date(foundedAt.getTime() + position)
    put('order_stage_names', { workspace_id, folded: name.toLowerCase(), name, settles, since })
  }
}

export function putOrder(put: Put, house: Carrier, order: Ordered): void {
  const { id, head, r, stages } = order
  const workspace_id = house.id
  const last = stages.at(-1)
  put('orders', {
    workspace_id,
    id,
    number: order.number,
    amount: whole(r, 8, 240) * 50,
    currency: 'EUR',
    sender_id: order.senderId,
    recipient_id: order.recipientId,
    company_id: head.companyId,
    promised_at: order.promisedAt,
    tracking_number: head.parcelNumber,
    tracking_url: `https://polet.example/track/${head.parcelNumber}`,
    invoice_number: head.companyId ? `INV-${head.number}` : null,
    stage: last?.name ?? null,
    stage_at: last?.at ?? null,
    settled_at: last?.settles ? last.at : null,
    seq: 1 + stages.length,
    placed_at: order.placedAt,
    created_at: order.placedAt,
  })
  for (const stage of stages) put('order_stages', { workspace_id, order_id: id, ...stage })
  put('field_values', { workspace_id, entity_id: id, field_id: wayField(house), part: 0, choice: pick(r, WAYS).key })
}
