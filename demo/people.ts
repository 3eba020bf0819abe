import { idAt } from './ids.ts'
import { FIRST, LAST, romanise } from './names.ts'
import { HOMES, type Place } from './places.ts'
import { at, chance, pick, random, seedFor, weighted } from './random.ts'
import type { CompanyRecord, Gender, Language, PersonRecord } from './records.ts'

const MAILBOXES: Record<Language, string[]> = {
  en: ['letterbox.example', 'inkmail.example', 'northpost.example'],
  ru: ['pismo.example', 'pochtovik.example', 'inkmail.example'],
  bg: ['poshta.example', 'plik.example', 'inkmail.example'],
}

/** Everything about person number `index`, computed again whenever needed instead of being kept in memory. */
export type Customer = {
  index: number
  firstName: string
  lastName: string
  gender: Gender
  language: Language
  place: Place
  email: string
  phone: string
  listsPhone: boolean
  companyIndex: number | null
  /** How they write: 0 short and bare, 1 plain, 2 courteous. */
  manner: number
}

export type Population = {
  seed: number
  companies: number
  /** Companies were clients before the year that is told (milliseconds). */
  yearAgo: number
  languages: Language[]
}

const SHARES: Record<Language, number> = { en: 0.36, ru: 0.28, bg: 0.36 }

// Eleven or twelve digits in blocks that no operator has handed out.
const PREFIXES: Record<Language, string> = { en: '+4477009', ru: '+79000', bg: '+359880' }

export function customer(population: Population, index: number): Customer {
  const r = random(seedFor(population.seed, 2, index))
  const language = population.languages[
    weighted(
      r,
      population.languages.map((one) => SHARES[one]),
    )
  ] as Language
  const gender: Gender = chance(r, 0.56) ? 'female' : 'male'
  const firstName = pick(r, FIRST[language][gender])
  const lastName = pick(r, LAST[language][gender])
  const companyIndex = population.companies > 0 && chance(r, 0.22) ? Math.floor(r() ** 2 * population.companies) : null
  const mailbox = companyIndex === null ? pick(r, MAILBOXES[language]) : companyDomain(population, companyIndex)
  return {
    index,
    firstName,
    lastName,
    gender,
    language,
    place: pick(r, HOMES[language]),
    email: `${romanise(firstName)}.${romanise(lastName)}${index + 1}@${mailbox}`,
    phone: PREFIXES[language] + String(index).padStart(6, '0'),
    listsPhone: chance(r, 0.45),
    companyIndex,
    manner: weighted(r, [0.25, 0.45, 0.3]),
  }
}

/** The name of the town in its inhabitants' language. */
export function townOf(one: Customer): string {
  return one.language === 'ru' ? one.place.ru[0] : one.place[one.language]
}

export function personRecord(population: Population, one: Customer, createdAt: number): PersonRecord {
  const r = random(seedFor(population.seed, 3, one.index))
  const second = chance(r, 0.12)
    ? [`${romanise(one.firstName)}${one.index + 1}@${pick(r, MAILBOXES[one.language])}`]
    : []
  return {
    record: 'person',
    id: personId(population, one.index, createdAt),
    name: `${one.firstName} ${one.lastName}`,
    firstName: one.firstName,
    lastName: one.lastName,
    gender: one.gender,
    emails: [one.email, ...second],
    phones: one.listsPhone ? [one.phone] : [],
    language: one.language,
    timeZone: one.place.zone,
    city: townOf(one),
    companyId: one.companyIndex === null ? null : companyId(population, one.companyIndex),
    actsFor: actsFor(population, one, r),
    createdAt: new Date(createdAt),
  }
}

const ROLES: Record<Language, string[]> = {
  en: ['buyer', 'accountant', 'dispatcher', 'owner'],
  ru: ['закупщик', 'бухгалтер', 'диспетчер', 'владелец'],
  bg: ['купувач', 'счетоводител', 'диспечер', 'собственик'],
}

/** Of those in a company one in six acts for another one as well: they keep its books, or own both. */
function actsFor(population: Population, one: Customer, r: () => number): PersonRecord['actsFor'] {
  if (one.companyIndex === null) return []
  const roles = ROLES[one.language]
  const main = { companyId: companyId(population, one.companyIndex), role: chance(r, 0.4) ? pick(r, roles) : null }
  if (population.companies < 2 || !chance(r, 1 / 6)) return [main]
  const other = (one.companyIndex + 1 + Math.floor(r() * (population.companies - 1))) % population.companies
  return [main, { companyId: companyId(population, other), role: pick(r, roles) }]
}

export function personId(population: Population, index: number, createdAt: number): string {
  return idAt(createdAt, random(seedFor(population.seed, 4, index)))
}

const FIRST_WORDS =
  'Amber Birch Bright Cedar Copper Elder Fern Fox Hazel Heron Ivy Juniper Lark Linden Maple Marigold Meadow Otter Quince Rowan Sage Silver Thistle Willow'.split(
    ' ',
  )
const LAST_WORDS = 'bridge brook field gate grove haven hill lane mill moor stone well wick wood'.split(' ')
const TRADES =
  'Books,Ceramics,Coffee,Cycles,Design,Electronics,Furniture,Garden,Instruments,Interiors,Optics,Outdoor,Paper,Parts,Pharmacy,Tea,Textiles,Tools,Toys,Wine'.split(
    ',',
  )
const FORMS = ['Ltd', 'OOD', 'GmbH', 'SIA', 'EOOD', 'LLP']
const KNOWN_FOR = 3 * 365 * 24 * 3_600_000

function companyName(population: Population, index: number): string {
  const r = random(seedFor(population.seed, 5, index))
  return `${pick(r, FIRST_WORDS)}${pick(r, LAST_WORDS)} ${pick(r, TRADES)}`
}

function companyDomain(population: Population, index: number): string {
  return `${romanise(companyName(population, index))}${index === 0 ? '' : index + 1}.example`
}

function companySince(population: Population, index: number): number {
  return population.yearAgo - Math.floor(random(seedFor(population.seed, 7, index))() * KNOWN_FOR)
}

export function companyId(population: Population, index: number): string {
  return idAt(companySince(population, index), random(seedFor(population.seed, 6, index)))
}

export function companyRecord(population: Population, index: number): CompanyRecord {
  return {
    record: 'company',
    id: companyId(population, index),
    name: `${companyName(population, index)} ${at(FORMS, index * 7)}`,
    domains: [companyDomain(population, index)],
    createdAt: new Date(companySince(population, index)),
  }
}
