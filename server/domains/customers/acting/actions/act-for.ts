import type { Person } from '../../../../../contract/customers.ts'
import { record } from '../../../../platform/events/record.ts'
import { found } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { lockPerson, personOf } from '../../queries.ts'
import { companyNames } from '../../references/queries.ts'
import { settleMain } from './settle-main.ts'

export interface Acting {
  /** What they are there, in words; left out, it stays. */
  role?: string | null | undefined
  /** Left out, it stays; the first company of somebody is their main one. */
  main?: boolean | undefined
}

/** Has a person act for a company, beside all they act for already, or changes in which role. Throws not-found. */
export async function actFor(scope: Scope, personId: string, companyId: string, acting: Acting): Promise<Person> {
  requireAbility(scope, 'people.write')
  await lockPerson(scope, personId)
  await link(scope, personId, companyId, acting)
  return personOf(scope, personId)
}

/** Of a locked person. Makes no event where all is as wanted. */
export async function link(scope: Scope, personId: string, companyId: string, acting: Acting): Promise<void> {
  const name = found((await companyNames(scope, [companyId])).get(companyId))
  const own = await linksOf(scope, personId)
  const before = own.find((each) => each.company_id === companyId)
  const main = acting.main ?? before?.is_main ?? own.length === 0
  const role = acting.role === undefined ? (before?.role ?? null) : acting.role
  if (before && before.is_main === main && before.role === role) return
  if (main && !before?.is_main) await noMain(scope, personId)
  await scope.db
    .insertInto('person_companies')
    .values({
      workspace_id: scope.workspaceId,
      person_id: personId,
      company_id: companyId,
      role,
      is_main: main,
      created_at: scope.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'person_id', 'company_id']).doUpdateSet({ role, is_main: main }),
    )
    .execute()
  await settleMain(scope, [personId])
  await record(scope, {
    type: before ? 'person.company-changed' : 'person.joined-company',
    subject: { kind: 'person', id: personId },
    personId,
    data: { companyId, company: name, role, main },
  })
}

const linksOf = (scope: Scope, personId: string) =>
  scope.db
    .selectFrom('person_companies')
    .select(['company_id', 'role', 'is_main'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', '=', personId)
    .execute()

/** Before another one is: two at once the index person_companies_main refuses. */
const noMain = (scope: Scope, personId: string) =>
  scope.db
    .updateTable('person_companies')
    .set({ is_main: false })
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', '=', personId)
    .where('is_main', '=', true)
    .execute()
