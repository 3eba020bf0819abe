import { sql } from 'kysely'
import type { Scope } from '../../../../platform/scope.ts'
import { actFor } from '../../acting/actions/act-for.ts'
import { addIdentity } from '../../actions/add-identity.ts'
import { addPerson } from '../../actions/add-person.ts'
import { changePerson } from '../../actions/change-person.ts'
import { addCompany, changeCompany } from '../../companies/actions/change-company.ts'
import type { Draft } from '../../import-drafts/rules.ts'
import type { TakenOver } from '../../importers/queries.ts'
import { companyByDomain, survivorByIdentity } from '../../queries.ts'
import type { Row } from '../rules.ts'
import '../tables.ts'

export async function takePerson(scope: Scope, { draft, fields }: Row<Draft>): Promise<TakenOver> {
  const known = await knownPerson(scope, draft)
  const id = known ?? (await addPerson(scope, { ...nameOf(draft), emails: draft.emails, phones: draft.phones })).id
  if (known)
    for (const [kind, values] of [
      ['email', draft.emails],
      ['phone', draft.phones],
    ] as const)
      for (const value of values)
        if ((await survivorByIdentity(scope, kind, value)) === undefined)
          await addIdentity(scope, id, { kind, value }, kind)
  if (draft.external && !(await survivorByIdentity(scope, 'external', draft.external)))
    await addIdentity(scope, id, { kind: 'external', value: draft.external }, 'external')
  const { language, city, timeZone, note } = draft
  await changePerson(scope, id, {
    ...(known ? nameOf(draft) : {}),
    ...(language ? { language } : {}),
    ...(city ? { city } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(note ? { note } : {}),
    ...(Object.keys(fields).length ? { fields } : {}),
  })
  for (const [n, name] of draft.companies.entries()) {
    const role = draft.roles[n] ? { role: draft.roles[n] } : {}
    await actFor(scope, id, await companyNamed(scope, name), { ...role, ...(n === 0 ? { main: true } : {}) })
  }
  return { id, created: !known }
}

const nameOf = ({ name, external }: Draft) => (name ? { name } : external ? { name: external } : {})

/** By external id, else by the first address or number that somebody has. */
async function knownPerson(scope: Scope, { external, emails, phones }: Draft): Promise<string | undefined> {
  const identities = [
    ...(external ? [['external', external] as const] : []),
    ...emails.map((value) => ['email', value] as const),
    ...phones.map((value) => ['phone', value] as const),
  ]
  for (const [kind, value] of identities) {
    const person = await survivorByIdentity(scope, kind, value)
    if (person) return person.id
  }
  return undefined
}

export async function takeCompany(scope: Scope, { draft, fields }: Row<Draft>): Promise<TakenOver> {
  const { name, domains } = draft
  const byName = name ? await findCompany(scope, name) : undefined
  const known = byName ?? (domains[0] ? await companyByDomain(scope, domains[0]) : null)
  if (!known) {
    const company = await addCompany(scope, { name: name ?? domains[0] ?? '', domains, fields })
    return { id: company.id, created: true }
  }
  const own = await scope.db
    .selectFrom('company_domains')
    .select('domain')
    .where('workspace_id', '=', scope.workspaceId)
    .where('company_id', '=', known)
    .execute()
  const all = [...new Set([...own.map(({ domain }) => domain), ...domains])]
  await changeCompany(scope, known, {
    ...(name ? { name } : {}),
    ...(all.length > own.length ? { domains: all } : {}),
    ...(Object.keys(fields).length ? { fields } : {}),
  })
  return { id: known, created: false }
}

/** By name, made where there is none. */
export const companyNamed = async (scope: Scope, name: string): Promise<string> =>
  (await findCompany(scope, name)) ?? (await addCompany(scope, { name, domains: [] })).id

/** By index companies_name. */
async function findCompany(scope: Scope, name: string): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('companies')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
