import { sql } from 'kysely'
import type { Language } from '../../../../contract/shapes.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rowsAsJson } from '../../../platform/db/rows-as-json.ts'
import { together } from '../../../platform/db/together.ts'
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
  const common = { workspace_id: scope.workspaceId, created_at: scope.now }
  await insertPerson(scope, { ...common, ...person, company_id: companyId })
  const { kind, value } = contact
  const identity = { ...common, id: newId(), person_id: person.id, kind, value, is_primary: true }
  if (!(await insertIdentity(scope, identity))) {
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
const insertPerson = together(async (scope: Scope, rows: readonly object[]): Promise<undefined[]> => {
  await sql`
    with made as (
      insert into people (workspace_id, id, name, language, company_id, created_at)
      select workspace_id, id, name, language, company_id, created_at
      from jsonb_populate_recordset(null::people, ${rowsAsJson(rows)}::jsonb)
      returning workspace_id, id, company_id, created_at
    )
    insert into person_companies (workspace_id, person_id, company_id, is_main, created_at)
    select workspace_id, id, company_id, true, created_at from made where company_id is not null`.execute(scope.db)
  return rows.map(() => undefined)
})

/** False where somebody has it already. */
const insertIdentity = together(async (scope: Scope, rows: readonly { id: string }[]): Promise<boolean[]> => {
  const inserted = await sql<{ id: string }>`
    insert into identities (workspace_id, id, person_id, kind, value, is_primary, created_at)
    select workspace_id, id, person_id, kind, value, is_primary, created_at
    from jsonb_populate_recordset(null::identities, ${rowsAsJson(rows)}::jsonb)
    on conflict (workspace_id, kind, value) do nothing returning id`.execute(scope.db)
  return rows.map(({ id }) => inserted.rows.some((row) => row.id === id))
})

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
