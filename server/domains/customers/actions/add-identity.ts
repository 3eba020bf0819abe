import type { Person } from '../../../../contract/customers.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { joinByAddress } from '../acting/actions/join-by-domain.ts'
import { lockPerson, personOf, survivorByIdentity } from '../queries.ts'
import { identityValue } from '../rules.ts'
import type { IdentityKind } from '../tables.ts'

export interface GivenIdentity {
  kind: IdentityKind
  value: string
}

/** Throws already-exists, with the person whose it is. */
export async function giveIdentity(scope: Scope, personId: string, given: GivenIdentity): Promise<Person> {
  requireAbility(scope, 'people.write')
  await lockPerson(scope, personId)
  await addIdentity(scope, personId, given, 'body.value')
  await record(scope, {
    type: 'person.changed',
    subject: { kind: 'person', id: personId },
    personId,
    data: { fields: ['identities'], kind: given.kind },
  })
  return personOf(scope, personId)
}

/** `path`: the field that is named where the value is none, or taken. The first of its kind is the primary one. */
export async function addIdentity(scope: Scope, personId: string, given: GivenIdentity, path: string): Promise<void> {
  const value = identityValue(given.kind, given.value)
  if (!value) throw problem('invalid', { errors: [{ path, message: wordsFor[given.kind] }] })
  const others = await scope.db
    .selectFrom('identities')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', '=', personId)
    .where('kind', '=', given.kind)
    .limit(1)
    .executeTakeFirst()
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('identities')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      person_id: personId,
      kind: given.kind,
      value,
      is_primary: !others,
      created_at: scope.now,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'value']).doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) {
    const owner = await survivorByIdentity(scope, given.kind, value)
    throw problem('already-exists', {
      errors: [{ path, message: 'belongs to a person already' }],
      data: { personId: owner?.id ?? null },
    })
  }
  if (given.kind === 'email') await joinByAddress(scope, personId, value)
}

const wordsFor: Record<IdentityKind, FieldMessage> = {
  email: 'is no e-mail address',
  phone: 'is no phone number',
  external: 'is no external id',
}
