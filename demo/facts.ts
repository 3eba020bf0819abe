import { HOUR, toLocal, workingDay } from './calendar.ts'
import type { Member, Words } from './company.ts'
import { COURIERS } from './names.ts'
import type { Customer } from './people.ts'
import { PLACES } from './places.ts'
import { at, type Random, whole } from './random.ts'
import type { Gender, Language } from './records.ts'
import { bulgarian } from './tongues/bg.ts'
import { english } from './tongues/en.ts'
import { russian } from './tongues/ru.ts'
import { clock, type Tongue } from './tongues/tongue.ts'

export const TONGUES: Record<Language, Tongue> = { en: english, ru: russian, bg: bulgarian }

/** What stays the same through one conversation; numbers are turned into words by the tongue. */
export type Facts = {
  parcel: string
  createdAt: number
  sentFrom: number
  goods: number
  courier: number
  office: number
  shop: number
  street: number
  house: number
  cents: number
  grams: number
  days: number
  count: number
  hour: number
  reference: number
}

export function facts(r: Random, createdAt: number): Facts {
  return {
    parcel: `MP${whole(r, 100_000_000, 999_999_999)}`,
    createdAt,
    sentFrom: whole(r, 0, PLACES.length - 1),
    goods: whole(r, 0, 999),
    courier: whole(r, 0, 999),
    office: whole(r, 0, 999),
    shop: whole(r, 0, 999),
    street: whole(r, 0, 999),
    house: whole(r, 2, 140),
    cents: whole(r, 39, 1800) * 10 + (r() < 0.5 ? 0 : 9),
    grams: whole(r, 4, 180) * 100,
    days: whole(r, 2, 9),
    count: whole(r, 2, 6),
    hour: whole(r, 9, 18),
    reference: whole(r, 10_000, 99_999),
  }
}

/** Everything a sentence may mention at the moment it is said. */
export type Moment = {
  facts: Facts
  customer: Customer
  agent: Member
  colleague: Member
  speaker: Gender
  team: Words
  time: number
  /** When we shall be back with news; only sentences that promise it mention it. */
  due: number
}

type Slot = (m: Moment, tongue: Tongue) => string

/** What sending a parcel of this weight costs, in cents. */
const priceOf = ({ grams, cents }: Facts) => 420 + Math.round(grams / 25) + (cents % 90)

const slots: Record<string, Slot> = {
  parcel: (m) => m.facts.parcel,
  from: (m, t) => t.from(at(PLACES, m.facts.sentFrom + (PLACES[m.facts.sentFrom] === m.customer.place ? 1 : 0))),
  to: (m, t) => t.to(m.customer.place),
  in: (m, t) => t.in(m.customer.place),
  goods: (m, t) => at(t.goods, m.facts.goods),
  courier: (m) => at(COURIERS[m.customer.language], m.facts.courier),
  office: (m, t) => at(t.offices, m.facts.office),
  office2: (m, t) => at(t.offices, m.facts.office + 3),
  shop: (m, t) => at(t.shops, m.facts.shop),
  street: (m, t) => t.street(m.facts.street, m.facts.house),
  street2: (m, t) => t.street(m.facts.street + 4, ((m.facts.house * 7) % 90) + 1),
  flat: (m) => String((m.facts.house % 48) + 1),
  amount: (m, t) => t.money(m.facts.cents),
  price: (m, t) => t.money(priceOf(m.facts)),
  price2: (m, t) => t.money(priceOf(m.facts) + 280 + (m.facts.cents % 400)),
  fee: (m, t) => t.money(250 + (m.facts.cents % 900)),
  more: (m, t) => t.money(m.facts.cents + 250 + (m.facts.cents % 900)),
  kg: (m, t) => t.weight(m.facts.grams),
  kg2: (m, t) => t.weight(m.facts.grams + 800 + (m.facts.grams % 1700)),
  days: (m, t) => t.days(m.facts.days),
  ago: (m, t) => t.ago(m.facts.days),
  pieces: (m, t) => t.pieces(m.facts.count),
  count: (m) => String(m.facts.count),
  day: (m, t) => t.date(toLocal(m.facts.createdAt - m.facts.days * 24 * HOUR)),
  hour: (m) => `${m.facts.hour}:${m.facts.reference % 2 ? '00' : '30'}`,
  window: (m) => `${m.facts.hour}:00–${m.facts.hour + 2}:00`,
  next: (m, t) => t.coming(toLocal(workingDay(m.time, 1, 12)), toLocal(m.time)),
  after: (m, t) => t.coming(toLocal(workingDay(m.time, 2, 12)), toLocal(m.time)),
  due: (m, t) => t.due(toLocal(m.due), toLocal(m.time)),
  now: (m) => clock(toLocal(m.time)),
  hello: (m, t) => t.hello(toLocal(m.time)),
  invoice: (m) => `F-${m.facts.reference}`,
  order: (m) => String(m.facts.reference * 3),
  claim: (m) => `C-${m.facts.reference}`,
  code: (m) => String(100_000 + ((m.facts.reference * 37) % 900_000)),
  phone: (m) => m.customer.phone,
  email: (m) => m.customer.email,
  first: (m) => m.customer.firstName,
  last: (m) => m.customer.lastName,
  team: (m) => m.team[m.customer.language],
  agent: (m) => m.agent.name[m.customer.language],
  colleague: (m) => m.colleague.name[m.customer.language],
}

/** The words that stand for `{name}` at this moment, or undefined when there is no such name. */
export function slot(name: string): ((m: Moment) => string) | undefined {
  const fill = slots[name]
  return fill && ((m) => fill(m, TONGUES[m.customer.language]))
}
