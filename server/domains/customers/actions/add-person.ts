import type { Person } from '../../../../contract/customers.ts'
import type { GivenValues } from '../../../../contract/fields.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { setValues } from '../../fields/index.ts'
import { personOf } from '../queries.ts'
import { addIdentity } from './add-identity.ts'

export interface NewPerson {
  name?: string
  emails: string[]
  phones: string[]
  language?: Language
  fields?: GivenValues
}

/** Throws already-exists where an address or number is somebody’s, invalid for nobody at all. */
export async function addPerson(scope: Scope, given: NewPerson): Promise<Person> {
  requireAbility(scope, 'people.write')
  if (!given.name && !given.emails.length && !given.phones.length) {
    throw problem('invalid', { errors: [{ path: 'body.name', message: 'or an address or a number is needed' }] })
  }
  const id = newId()
  await scope.db
    .insertInto('people')
    .values({
      workspace_id: scope.workspaceId,
      id,
      name: given.name ?? null,
      language: given.language ?? null,
      created_at: scope.now,
    })
    .execute()
  for (const [n, value] of [...new Set(given.emails)].entries()) {
    await addIdentity(scope, id, { kind: 'email', value }, `body.emails.${n}`)
  }
  for (const [n, value] of [...new Set(given.phones)].entries()) {
    await addIdentity(scope, id, { kind: 'phone', value }, `body.phones.${n}`)
  }
  const changes = await setValues(scope, 'person', id, given.fields ?? {})
  await record(scope, {
    type: 'person.created',
    subject: { kind: 'person', id },
    personId: id,
    data: { name: given.name ?? null, changes },
  })
  return personOf(scope, id)
}
