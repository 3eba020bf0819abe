import { stringify } from 'csv-stringify/sync'
import type { Company, Person } from '../../../../contract/customers.ts'
import type { FieldValues } from '../../../../contract/fields.ts'
import type { Scope } from '../../../platform/scope.ts'
import { listCompanies } from '../companies/queries.ts'
import { namesTogether } from '../import-drafts/rules.ts'
import { importerOf } from '../importers/queries.ts'
import { importedFields } from '../imports/queries.ts'
import { cellOf, guarded, type Noun, targetsOf } from '../imports/rules.ts'
import { listPeople } from '../queries.ts'

type Reading = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>

/** A page of what is exported: each thing with its cells by what their column is, and its custom fields. */
export interface ExportPage {
  rows: { cells: Readonly<Record<string, string>>; fields: FieldValues }[]
  next: string | null
}
export type ExportPages = (scope: Scope, asked: { limit: number; cursor?: string }) => Promise<ExportPage>

const atOnce = 100

/** The file in pieces, each of its own short transaction: a workspace of any size is never held in memory. */
export async function* exported(read: Reading, noun: Noun, pages: ExportPages): AsyncGenerator<string> {
  const fields = await read((scope) => importedFields(scope, noun))
  const targets = targetsOf(importerOf(noun), fields)
  // The mark tells table programs that this is UTF-8.
  yield `\ufeff${stringify([targets])}`
  for (let cursor: string | undefined; ; ) {
    const asked = { limit: atOnce, ...(cursor === undefined ? {} : { cursor }) }
    const page = await read((scope) => pages(scope, asked))
    yield stringify(
      page.rows.map((row) =>
        targets.map((target) => guarded(row.cells[target] ?? cellOf(row.fields[target.slice('field.'.length)]))),
      ),
    )
    if (page.next === null) return
    cursor = page.next
  }
}

export const peoplePages: ExportPages = async (scope, asked) => {
  const { items, next } = await listPeople(scope, asked)
  return { next, rows: items.map((person) => ({ cells: personCells(person), fields: person.fields })) }
}

export const companyPages: ExportPages = async (scope, asked) => {
  const { items, next } = await listCompanies(scope, asked)
  return { next, rows: items.map((company) => ({ cells: companyCells(company), fields: company.fields })) }
}

const companyCells = ({ name, domains }: Company): Record<string, string> => ({ name, domain: domains.join('; ') })

function personCells(person: Person): Record<string, string> {
  const of = (kind: string) =>
    person.identities
      .filter((identity) => identity.kind === kind)
      .map(({ value }) => value)
      .join('; ')
  return {
    name: person.name ?? '',
    email: of('email'),
    phone: of('phone'),
    external: person.identities.find(({ kind }) => kind === 'external')?.value ?? '',
    language: person.language ?? '',
    city: person.city ?? '',
    timeZone: person.timeZone ?? '',
    company: namesTogether(person.companies.map(({ name }) => name)),
    companyRole: namesTogether(person.companies.map(({ role }) => role ?? '')),
    note: person.note ?? '',
  }
}
