import type { Person, TimelineEntry } from '../../../contract/customers.ts'

export const emailOf = (person: Person): string | null => {
  const emails = person.identities.filter(({ kind }) => kind === 'email')
  return (emails.find(({ primary }) => primary) ?? emails[0])?.value ?? null
}

export const nameOf = (person: Person): string => person.name ?? emailOf(person) ?? person.identities[0]?.value ?? '—'

/** The main one, and how many more there are. */
export const companiesOf = ({ companies }: Person): string | null => {
  const [first, ...more] = companies
  return first ? [first.name, ...(more.length ? [`+${more.length}`] : [])].join(' ') : null
}

/** What they are in a company, where anybody said. */
export const roleAt = ({ companies }: Person, companyId: string): string | null =>
  companies.find(({ id }) => id === companyId)?.role ?? null

/** Kinds of entries one may look at alone; the prefix is what the API filters by. */
export const timelineKinds = ['message.', 'conversation.', 'note.', 'order.', 'person.'] as const

/** A type of event as a key of the words: dots would begin a deeper level. */
export const typeKey = (type: TimelineEntry['type']) => type.replaceAll('.', '_')

/** What an entry says beyond its line: plain values only, ids left out. */
export const plainData = (data: Record<string, unknown>): [string, string][] =>
  Object.entries(data).flatMap(([name, value]) => {
    if (/id$/i.test(name) || value === null || typeof value === 'object') return []
    return [[name, String(value)]]
  })
