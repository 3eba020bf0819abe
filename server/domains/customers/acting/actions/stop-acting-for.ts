import { sql } from 'kysely'
import type { Person } from '../../../../../contract/customers.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { lockPerson, personOf, withMerged } from '../../queries.ts'
import { companyNames } from '../../references/queries.ts'
import { settleMain } from './settle-main.ts'

/**
 * Takes a company away from a person, also one that came with a merge. Was it the main one, the one they have acted for longest
 * becomes it. Throws not-found where they do not act for it.
 */
export async function stopActingFor(scope: Scope, personId: string, companyId: string): Promise<Person> {
  requireAbility(scope, 'people.write')
  await lockPerson(scope, personId)
  const owners = await unlink(scope, personId, companyId)
  if (!owners.length) throw problem('not-found')
  await promote(scope, owners)
  await settleMain(scope, [personId])
  return personOf(scope, personId)
}

/** Of a locked person. The others they act for stay, and none of them is made the main one. */
export async function leaveMain(scope: Scope, personId: string): Promise<void> {
  const { company } = await personOf(scope, personId)
  if (!company) return
  await unlink(scope, personId, company.id)
  await settleMain(scope, [personId])
}

/** Answers whose links they were: the person's, or of somebody merged into them. */
async function unlink(scope: Scope, personId: string, companyId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    delete from person_companies where workspace_id = ${scope.workspaceId} and company_id = ${companyId}
      and person_id = any(${await withMerged(scope, personId)}::uuid[]) returning person_id`.execute(scope.db)
  if (rows.length)
    await record(scope, {
      type: 'person.left-company',
      subject: { kind: 'person', id: personId },
      personId,
      data: { companyId, company: (await companyNames(scope, [companyId])).get(companyId) ?? null },
    })
  return rows.map(({ person_id }) => person_id)
}

/** Of those without a main company the oldest link becomes it. */
const promote = (scope: Scope, personIds: readonly string[]) =>
  sql`
  update person_companies l set is_main = true from (
    select distinct on (o.person_id) o.person_id, o.company_id from person_companies o
    where o.workspace_id = ${scope.workspaceId} and o.person_id = any(${personIds}::uuid[])
      and not exists (select from person_companies m where m.workspace_id = ${scope.workspaceId} and m.person_id = o.person_id and m.is_main)
    order by o.person_id, o.created_at, o.company_id) oldest
  where l.workspace_id = ${scope.workspaceId} and l.person_id = oldest.person_id and l.company_id = oldest.company_id`.execute(
    scope.db,
  )
