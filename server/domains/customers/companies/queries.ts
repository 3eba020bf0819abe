import { sql } from 'kysely'
import type { Company } from '../../../../contract/customers.ts'
import type { FieldValues } from '../../../../contract/fields.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import { filterCondition, readFilter } from '../../../platform/filters/noun.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { valuesOf } from '../../fields/index.ts'
import { companies } from '../company-filters/queries.ts'
import '../tables.ts'

const companyRows = (scope: Scope) =>
  scope.db
    .selectFrom('companies')
    .selectAll()
    .select(sql<string>`lower(name)`.as('key'))
    .select(
      sql<string[]>`array(select domain from company_domains
        where company_domains.workspace_id = companies.workspace_id and company_id = companies.id order by domain)`.as(
        'domains',
      ),
    )
    .select(
      sql<number>`(select count(distinct case when p.merged_into_id is null then p.id else p.merged_into_id end)
        from person_companies l join people p on p.workspace_id = ${scope.workspaceId} and p.id = l.person_id
        where l.workspace_id = ${scope.workspaceId} and l.company_id = companies.id)`.as('people'),
    )
    .where('workspace_id', '=', scope.workspaceId)

type CompanyRow = Awaited<ReturnType<ReturnType<typeof companyRows>['executeTakeFirstOrThrow']>>

const asCompany = (row: CompanyRow, fields: FieldValues): Company => ({
  id: row.id,
  name: row.name,
  domains: row.domains,
  people: row.people,
  fields,
  createdAt: row.created_at.toISOString(),
})

/** By name, by index companies_name. */
export async function listCompanies(
  scope: Scope,
  query: { cursor?: string; limit: number; text?: string; filter?: string | undefined },
) {
  const after = query.cursor ? decodeCursor(query.cursor, 2) : null
  const { text, filter } = query
  const asked =
    filter === undefined ? null : await filterCondition(companies, scope, await readFilter(companies, scope, filter))
  const rows = await companyRows(scope)
    .$if(after !== null, (q) => q.where(sql<boolean>`(lower(name), id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
    .$if(Boolean(text), (q) =>
      q.where(sql<boolean>`id in (select companies_with_text(${scope.workspaceId}, ${text ?? ''}))`),
    )
    .$if(asked !== null, (q) => q.where(asked ?? sql<boolean>`true`))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const page = paged(rows, query.limit, (row) => [row.key, row.id])
  const fields = await valuesOf(
    scope,
    page.items.map(({ id }) => id),
  )
  return { items: page.items.map((row) => asCompany(row, fields.get(row.id) ?? {})), next: page.next }
}

/** Throws not-found. */
export async function companyOf(scope: Scope, id: string): Promise<Company> {
  const row = found(await companyRows(scope).where('id', '=', id).executeTakeFirst())
  return asCompany(row, (await valuesOf(scope, [id])).get(id) ?? {})
}
