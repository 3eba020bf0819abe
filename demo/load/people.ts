import { idAt } from '../ids.ts'
import { random, seedFor } from '../random.ts'
import type { CompanyRecord, PersonRecord } from '../records.ts'
import type { Put } from './tables.ts'

export function putCompany(put: Put, workspace_id: string, { id, name, domains, createdAt }: CompanyRecord): void {
  put('companies', { workspace_id, id, name, created_at: createdAt })
  for (const domain of domains) put('company_domains', { workspace_id, domain, company_id: id })
}

/** A person with one identity for each address and number; the first of each kind is the primary one. */
export function putPerson(put: Put, workspace_id: string, person: PersonRecord): void {
  const { id, name, language, city, companyId, createdAt } = person
  const about = { name, language, time_zone: person.timeZone, city, company_id: companyId }
  put('people', { workspace_id, id, ...about, created_at: createdAt })
  for (const [i, acting] of person.actsFor.entries()) {
    const link = { person_id: id, company_id: acting.companyId, role: acting.role, is_main: i === 0 }
    put('person_companies', { workspace_id, ...link, created_at: createdAt })
  }
  // The tail of the person's id is as good a seed as any: an identity is found by its value, never by its id.
  const r = random(seedFor(Number.parseInt(id.slice(-8), 16), 30, 0))
  const identities = { email: person.emails, phone: person.phones }
  for (const [kind, values] of Object.entries(identities)) {
    for (const [i, value] of values.entries()) {
      const own = { id: idAt(createdAt.getTime(), r), person_id: id, kind, value, is_primary: i === 0 }
      put('identities', { workspace_id, ...own, created_at: createdAt })
    }
  }
}
