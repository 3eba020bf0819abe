import type { Insertable } from 'kysely'
import type { Language } from '../../../../contract/shapes.ts'
import type { Tables } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { companyByDomain, survivorByIdentity } from '../queries.ts'
import { companyDomain, identityValue } from '../rules.ts'
import type { IdentityKind } from '../tables.ts'

export interface Contact {
  kind: IdentityKind
  value: string
  name?: string | null
  language?: Language | null
}

export interface FoundPerson {
  id: string
  created: boolean
  name: string | null
  language: Language | null
}

/**
 * Whoever writes from an address is the person who has it, or, where they were merged, the one they were merged into;
 * a new person otherwise. A blank name or language is filled in. Throws invalid for a value that is no such identity.
 */
export async function findOrCreatePerson(scope: Scope, contact: Contact): Promise<FoundPerson> {
  const value = identityValue(contact.kind, contact.value)
  if (!value) throw problem('invalid', { detail: `${contact.value} is no ${contact.kind}` })
  const known = await survivorByIdentity(scope, contact.kind, value)
  if (known) return fillIn(scope, known, contact)
  const made = await createPerson(scope, { ...contact, value })
  if (made) return made
  // Another transaction has made this person meanwhile, and has committed: our insert waited for it.
  const other = await survivorByIdentity(scope, contact.kind, value)
  if (!other) throw problem('conflict')
  return fillIn(scope, other, contact)
}

/** Null where the identity was taken while we looked. */
async function createPerson(scope: Scope, contact: Contact): Promise<FoundPerson | null> {
  const person = { id: newId(), name: contact.name?.trim() || null, language: contact.language ?? null }
  const domain = contact.kind === 'email' ? companyDomain(contact.value) : null
  const companyId = domain ? await companyByDomain(scope, domain) : null
  const made = { workspace_id: scope.workspaceId, ...person, company_id: companyId, created_at: scope.now }
  await (companyId ? createActing(scope, made, companyId) : scope.db.insertInto('people').values(made).execute())
  const identity = await scope.db
    .insertInto('identities')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      person_id: person.id,
      kind: contact.kind,
      value: contact.value,
      is_primary: true,
      created_at: scope.now,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'value']).doNothing())
    .executeTakeFirst()
  if (!identity.numInsertedOrUpdatedRows) {
    await scope.db
      .deleteFrom('people')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', person.id)
      .execute()
    return null
  }
  await record(scope, {
    type: 'person.created',
    subject: { kind: 'person', id: person.id },
    personId: person.id,
    data: { name: person.name, kind: contact.kind, companyId },
  })
  return { ...person, created: true }
}

/** The person and the company they act for in one statement: whoever writes first waits for it. */
const createActing = (scope: Scope, person: Insertable<Tables['people']>, companyId: string) =>
  scope.db
    .with('made', (db) => db.insertInto('people').values(person))
    .insertInto('person_companies')
    .values({
      workspace_id: scope.workspaceId,
      person_id: person.id,
      company_id: companyId,
      is_main: true,
      created_at: scope.now,
    })
    .execute()

async function fillIn(
  scope: Scope,
  known: { id: string; name: string | null; language: Language | null },
  contact: Contact,
): Promise<FoundPerson> {
  const name = known.name ?? (contact.name?.trim() || null)
  const language = known.language ?? contact.language ?? null
  const fields = [...(name !== known.name ? ['name'] : []), ...(language !== known.language ? ['language'] : [])]
  if (fields.length) {
    await scope.db
      .updateTable('people')
      .set({ name, language })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', known.id)
      .execute()
    await record(scope, {
      type: 'person.changed',
      subject: { kind: 'person', id: known.id },
      personId: known.id,
      data: { fields },
    })
  }
  return { id: known.id, created: false, name, language }
}
