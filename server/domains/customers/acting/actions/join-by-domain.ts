import { sql } from 'kysely'
import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { companyByDomain } from '../../queries.ts'
import { companyDomain } from '../../rules.ts'
import { link } from './act-for.ts'
import { settleMain } from './settle-main.ts'

/** Whose address is on a company's domain acts for that company too, beside all they act for already. */
export async function joinByAddress(scope: Scope, personId: string, email: string): Promise<void> {
  const domain = companyDomain(email)
  const companyId = domain ? await companyByDomain(scope, domain) : null
  if (companyId) await link(scope, personId, companyId, {})
}

/** Everybody with an address on the domain; for whoever acts for nobody yet it is the main one. */
export async function joinAllOnDomain(
  scope: Scope,
  company: { id: string; name: string },
  domain: string,
): Promise<void> {
  // Locked in one order: each is given at most one main company, whoever gives it.
  const { rows } = await sql<{ id: string }>`
    select id from people where workspace_id = ${scope.workspaceId}
      and id in (select people_on_domain(${scope.workspaceId}, ${domain})) order by id for update`.execute(scope.db)
  if (!rows.length) return
  const { rows: joined } = await sql<{ person_id: string }>`
    insert into person_companies (workspace_id, person_id, company_id, is_main, created_at)
    select ${scope.workspaceId}, p.id, ${company.id}, not exists (select from person_companies o
      where o.workspace_id = ${scope.workspaceId} and o.person_id = p.id), ${scope.now}
    from unnest(${rows.map(({ id }) => id)}::uuid[]) p (id)
    on conflict (workspace_id, person_id, company_id) do nothing returning person_id`.execute(scope.db)
  const ids = joined.map(({ person_id }) => person_id)
  if (!ids.length) return
  await settleMain(scope, ids)
  await record(
    scope,
    ...ids.map((id) => ({
      type: 'person.joined-company' as const,
      subject: { kind: 'person', id },
      personId: id,
      data: { companyId: company.id, company: company.name, role: null, domain },
    })),
  )
}
