import type { Language } from '../../../../contract/shapes.ts'
import type { Reader, Wrong } from '../imports/rules.ts'
import { identityValue, isTimeZone } from '../rules.ts'

/** What a row says of a person or a company. */
export interface Draft {
  name?: string
  emails: string[]
  phones: string[]
  external?: string
  language?: Language
  city?: string
  timeZone?: string
  /** The main one first. */
  companies: string[]
  /** What they are in each, in the same order. */
  roles: string[]
  note?: string
  domains: string[]
}

const heads: Record<string, string> = {
  'e-mail': 'email',
  mail: 'email',
  имя: 'name',
  име: 'name',
  название: 'name',
  почта: 'email',
  имейл: 'email',
  телефон: 'phone',
  город: 'city',
  град: 'city',
  язык: 'language',
  език: 'language',
  компания: 'company',
  фирма: 'company',
  companies: 'company',
  компании: 'company',
  фирми: 'company',
  role: 'companyRole',
  роль: 'companyRole',
  должность: 'companyRole',
  длъжност: 'companyRole',
  домен: 'domain',
  domains: 'domain',
  'external id': 'external',
  id: 'external',
  'time zone': 'timeZone',
  timezone: 'timeZone',
}

/** `Alfa; "Beta; Sons"`: names with semicolons between them; one that has a semicolon itself stands in quotes. */
export function namesIn(cell: string): string[] {
  const names = ['']
  let isQuoted = false
  for (const letter of cell) {
    if (letter === '"') isQuoted = !isQuoted
    if (letter === ';' && !isQuoted) names.push('')
    else names.push(names.pop() + letter)
  }
  return names.map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
}

/** The other way round: nothing at all where all of them are empty. */
export const namesTogether = (names: readonly string[]): string =>
  names.some(Boolean)
    ? names.map((name) => (/[";]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ')
    : ''

const list = (cell: string): string[] => cell.split(/[;,\s]+/).filter(Boolean)

function take(draft: Draft, target: string, cell: string): Wrong | undefined {
  switch (target) {
    case 'name':
      if (cell.length > 200) return { message: 'is longer than {{most}} characters', data: { most: 200 } }
      draft.name = cell
      return
    case 'company':
      draft.companies = namesIn(cell).filter(Boolean)
      return draft.companies.some((name) => name.length > 200)
        ? { message: 'is longer than {{most}} characters', data: { most: 200 } }
        : undefined
    case 'companyRole':
      draft.roles = namesIn(cell)
      return draft.roles.some((role) => role.length > 120)
        ? { message: 'is longer than {{most}} characters', data: { most: 120 } }
        : undefined
    case 'city':
      if (cell.length > 120) return { message: 'is longer than {{most}} characters', data: { most: 120 } }
      draft.city = cell
      return
    case 'note':
      if (cell.length > 5000) return { message: 'is longer than {{most}} characters', data: { most: 5000 } }
      draft.note = cell
      return
    case 'external':
      draft.external = cell.slice(0, 254)
      return
    case 'email':
    case 'phone': {
      const values = (target === 'phone' ? cell.split(/[;,]+/) : list(cell)).map((each) => identityValue(target, each))
      if (values.includes(null)) return target === 'email' ? 'is no e-mail address' : 'is no phone number'
      draft[target === 'email' ? 'emails' : 'phones'].push(...values.filter((value) => value !== null))
      return
    }
    case 'domain': {
      const values = list(cell.toLowerCase())
      if (values.some((value) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value))) return 'is no domain'
      draft.domains.push(...values)
      return
    }
    case 'language':
      if (!['en', 'ru', 'bg'].includes(cell.toLowerCase()))
        return { message: 'is none of {{known}}', data: { known: 'en, ru, bg' } }
      draft.language = cell.toLowerCase() as Language
      return
    case 'timeZone':
      if (!isTimeZone(cell)) return 'is no time zone, as in Europe/Sofia'
      draft.timeZone = cell
      return
    default:
      return 'leads to no field'
  }
}

const begin = (): Draft => ({ emails: [], phones: [], domains: [], companies: [], roles: [] })
const nobody: Wrong = 'says nobody: a name, an address or a number is needed'

export const personReader: Reader<Draft> = {
  targets: ['name', 'email', 'phone', 'external', 'language', 'city', 'timeZone', 'company', 'companyRole', 'note'],
  heads,
  begin,
  take,
  lacks: ({ name, emails, phones, external }) => ((name ?? emails[0] ?? phones[0] ?? external) ? undefined : nobody),
}

export const companyReader: Reader<Draft> = {
  targets: ['name', 'domain'],
  heads,
  begin,
  take,
  lacks: ({ name, domains }) => ((name ?? domains[0]) ? undefined : nobody),
}
