import type { Person } from '../../../../contract/customers.ts'
import { record } from '../../../platform/events/record.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { lockPerson, personOf, withMerged } from '../queries.ts'

/** Takes an identity away, also one that came with a merge. Throws not-in-this-state for the last of its owner. */
export async function takeIdentity(scope: Scope, personId: string, identityId: string): Promise<Person> {
  requireAbility(scope, 'people.write')
  await lockPerson(scope, personId)
  const identity = found(
    await scope.db
      .selectFrom('identities')
      .select(['person_id', 'kind', 'is_primary'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', identityId)
      .where('person_id', 'in', await withMerged(scope, personId))
      .executeTakeFirst(),
  )
  // The owner is locked too: of two who take the last two away at once, the second sees one left.
  await lockPerson(scope, identity.person_id)
  const others = await scope.db
    .selectFrom('identities')
    .select(['id', 'kind'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', '=', identity.person_id)
    .where('id', '<>', identityId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  if (!others.length) throw problem('not-in-this-state', { detail: 'A person keeps at least one identity.' })
  await scope.db
    .deleteFrom('identities')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', identityId)
    .execute()
  const next = identity.is_primary ? others.find((other) => other.kind === identity.kind) : undefined
  if (next) {
    await scope.db
      .updateTable('identities')
      .set({ is_primary: true })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', next.id)
      .execute()
  }
  await record(scope, {
    type: 'person.changed',
    subject: { kind: 'person', id: personId },
    personId,
    data: { fields: ['identities'], kind: identity.kind },
  })
  return personOf(scope, personId)
}
