import { sql } from 'kysely'
import type { Language } from '../../../contract/shapes.ts'
import type { Scope } from '../../platform/scope.ts'
import type { IdentityKind } from './tables.ts'
import './tables.ts'

interface Survivor {
  id: string
  name: string | null
  language: Language | null
  merged_into_id: string | null
}

/** The person an identity stands for today: of a merged one, the survivor at the end of the chain. */
export async function survivorByIdentity(
  scope: Scope,
  kind: IdentityKind,
  value: string,
): Promise<Survivor | undefined> {
  const person = await scope.db
    .selectFrom('identities')
    .innerJoin('people', (join) =>
      join.onRef('people.workspace_id', '=', 'identities.workspace_id').onRef('people.id', '=', 'identities.person_id'),
    )
    .select(['people.id', 'people.name', 'people.language', 'people.merged_into_id'])
    .where('identities.workspace_id', '=', scope.workspaceId)
    .where('identities.kind', '=', kind)
    .where('identities.value', '=', value)
    .executeTakeFirst()
  return person && survivorOf(scope, person)
}

/** Chains are short and rings cannot be made, so each link is one look by key. */
async function survivorOf(scope: Scope, person: Survivor): Promise<Survivor> {
  let last = person
  while (last.merged_into_id) {
    last = await scope.db
      .selectFrom('people')
      .select(['id', 'name', 'language', 'merged_into_id'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', last.merged_into_id)
      .executeTakeFirstOrThrow()
  }
  return last
}

/** The person with everybody who was merged into them, directly or over others: whose things are shown as theirs. */
export async function withMerged(scope: Scope, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive one as (
      select id from people where workspace_id = ${scope.workspaceId} and id = ${personId}
      union all
      select people.id from people join one on people.merged_into_id = one.id
      where people.workspace_id = ${scope.workspaceId}
    ) select id from one`.execute(scope.db)
  return rows.map((row) => row.id)
}

/** Every e-mail address of a person and of those merged into them, the primary one first. */
export async function personEmails(scope: Scope, personId: string): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('identities')
    .select('value')
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', 'in', await withMerged(scope, personId))
    .where('kind', '=', 'email')
    .orderBy(sql`person_id = ${personId}`, 'desc')
    .orderBy('is_primary', 'desc')
    .orderBy('created_at')
    .execute()
  return rows.map((row) => row.value)
}

export async function companyByDomain(scope: Scope, domain: string): Promise<string | null> {
  const row = await scope.db
    .selectFrom('company_domains')
    .select('company_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('domain', '=', domain)
    .executeTakeFirst()
  return row?.company_id ?? null
}
