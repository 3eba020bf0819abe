import type { Person } from '../../../../contract/customers.ts'
import type { GivenValues } from '../../../../contract/fields.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { setValues } from '../../fields/index.ts'
import { link } from '../acting/actions/act-for.ts'
import { leaveMain } from '../acting/actions/stop-acting-for.ts'
import { lockPerson, personOf } from '../queries.ts'
import { isTimeZone } from '../rules.ts'

export interface PersonChange {
  name?: string | null
  language?: Language | null
  timeZone?: string | null
  city?: string | null
  /** Becomes the main one, beside all others; null takes the main one away. */
  companyId?: string | null
  note?: string | null
  fields?: GivenValues
}

export async function changePerson(scope: Scope, id: string, change: PersonChange): Promise<Person> {
  requireAbility(scope, 'people.write')
  await lockPerson(scope, id)
  const { fields: given = {}, companyId, ...columns } = change
  if (!Object.keys(change).length) return personOf(scope, id)
  if (change.timeZone && !isTimeZone(change.timeZone)) {
    throw problem('invalid', { errors: [{ path: 'body.timeZone', message: 'unknown time zone' }] })
  }
  if (companyId) await link(scope, id, companyId, { main: true })
  if (companyId === null) await leaveMain(scope, id)
  const changes = await setValues(scope, 'person', id, given)
  const fields = [...Object.keys(columns), ...Object.keys(changes)]
  // Fields that were as wanted already are nothing that happened.
  if (!fields.length) return personOf(scope, id)
  if (Object.keys(columns).length) {
    await scope.db
      .updateTable('people')
      .set({
        name: change.name,
        language: change.language,
        time_zone: change.timeZone,
        city: change.city,
        note: change.note,
      })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
  }
  await record(scope, {
    type: 'person.changed',
    subject: { kind: 'person', id },
    personId: id,
    data: { fields, changes },
  })
  return personOf(scope, id)
}
