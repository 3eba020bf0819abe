import type { Person } from '../../../../contract/customers.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { companyOf } from '../companies/queries.ts'
import { lockPerson, personOf } from '../queries.ts'
import { isTimeZone } from '../rules.ts'

export interface PersonChange {
  name?: string | null
  language?: Language | null
  timeZone?: string | null
  city?: string | null
  companyId?: string | null
  note?: string | null
}

export async function changePerson(scope: Scope, id: string, change: PersonChange): Promise<Person> {
  requireAbility(scope, 'people.write')
  await lockPerson(scope, id)
  const fields = Object.keys(change)
  if (!fields.length) return personOf(scope, id)
  if (change.timeZone && !isTimeZone(change.timeZone)) {
    throw problem('invalid', { errors: [{ path: 'body.timeZone', message: 'unknown time zone' }] })
  }
  if (change.companyId) await companyOf(scope, change.companyId)
  await scope.db
    .updateTable('people')
    .set({
      name: change.name,
      language: change.language,
      time_zone: change.timeZone,
      city: change.city,
      company_id: change.companyId,
      note: change.note,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await record(scope, { type: 'person.changed', subject: { kind: 'person', id }, personId: id, data: { fields } })
  return personOf(scope, id)
}
