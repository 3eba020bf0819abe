import type { Company } from '../../../../../contract/customers.ts'
import type { GivenValues } from '../../../../../contract/fields.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { unlessTaken } from '../../../../platform/db/unless-taken.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { setValues } from '../../../fields/index.ts'
import { joinAllOnDomain } from '../../acting/actions/join-by-domain.ts'
import { isFreeMail } from '../../rules.ts'
import { companyOf } from '../queries.ts'

/** Throws already-exists for a domain of another company, invalid for one that gives addresses to anybody. */
export async function addCompany(
  scope: Scope,
  company: { name: string; domains: string[]; fields?: GivenValues },
): Promise<Company> {
  requireAbility(scope, 'people.write')
  const id = newId()
  await scope.db
    .insertInto('companies')
    .values({ workspace_id: scope.workspaceId, id, name: company.name, created_at: scope.now })
    .execute()
  await addDomains(scope, { id, name: company.name }, company.domains)
  const changes = await setValues(scope, 'company', id, company.fields ?? {})
  await record(scope, {
    type: 'company.created',
    subject: { kind: 'company', id },
    data: { name: company.name, changes },
  })
  return companyOf(scope, id)
}

/** People go on acting for the company when a domain is taken away: they did before as well. */
export async function changeCompany(
  scope: Scope,
  id: string,
  change: { name?: string; domains?: string[]; fields?: GivenValues },
): Promise<Company> {
  requireAbility(scope, 'people.write')
  const before = found(
    await scope.db
      .selectFrom('companies')
      .select('name')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (change.name !== undefined) {
    await scope.db
      .updateTable('companies')
      .set({ name: change.name })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
  }
  if (change.domains) {
    await scope.db
      .deleteFrom('company_domains')
      .where('workspace_id', '=', scope.workspaceId)
      .where('company_id', '=', id)
      .execute()
    await addDomains(scope, { id, name: change.name ?? before.name }, change.domains)
  }
  const { fields: given = {}, ...columns } = change
  const changes = await setValues(scope, 'company', id, given)
  const fields = [...Object.keys(columns), ...Object.keys(changes)]
  if (fields.length) {
    await record(scope, { type: 'company.changed', subject: { kind: 'company', id }, data: { fields, changes } })
  }
  return companyOf(scope, id)
}

async function addDomains(
  scope: Scope,
  company: { id: string; name: string },
  given: readonly string[],
): Promise<void> {
  const domains = [...new Set(given)]
  const free = domains.findIndex(isFreeMail)
  if (free >= 0) {
    const message = 'gives addresses to anybody, so it is no company’s'
    throw problem('invalid', { errors: [{ path: `body.domains.${free}`, message }] })
  }
  if (!domains.length) return
  const rows = domains.map((domain) => ({ workspace_id: scope.workspaceId, domain, company_id: company.id }))
  await unlessTaken(scope.db.insertInto('company_domains').values(rows).execute(), 'body.domains')
  for (const domain of domains) await joinAllOnDomain(scope, company, domain)
}
