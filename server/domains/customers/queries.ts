import { sql } from 'kysely'
import type { Person } from '../../../contract/customers.ts'
import type { Language } from '../../../contract/shapes.ts'
import { decodeCursor, paged } from '../../platform/db/cursor.ts'
import { unprepared } from '../../platform/db/database.ts'
import { together } from '../../platform/db/together.ts'
import { filterCondition } from '../../platform/filters/noun.ts'
import { found } from '../../platform/http/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { valuesOf } from '../fields/index.ts'
import { actingFor, companiesOf } from './acting/rules.ts'
import { people } from './filtering/queries.ts'
import { askedOfPeople } from './segments/queries.ts'
import type { IdentityKind } from './tables.ts'
import './tables.ts'

export interface PeopleQuery {
  cursor?: string
  limit: number
  text?: string
  companyId?: string
  segmentId?: string | undefined
  filter?: string | undefined
}

/** Newest contact first, by index people_contact; with words the best match first. Whoever was merged is not listed. */
export async function listPeople(scope: Scope, query: PeopleQuery): Promise<{ items: Person[]; next: string | null }> {
  const page = query.text ? await matching(scope, query, query.text) : await recent(scope, query)
  return { items: await peopleOf(scope, page.items), next: page.next }
}

/** With a filter the planner chooses between the order of contact and what the filter names. */
async function recent(scope: Scope, query: PeopleQuery) {
  const after = query.cursor ? decodeCursor(query.cursor, 2) : null
  const condition = await narrowed(scope, query)
  const conditions = [
    sql`p.workspace_id = ${scope.workspaceId} and p.merged_into_id is null`,
    ...(query.companyId ? [actsFor(scope, query.companyId)] : []),
    ...(condition ? [condition] : []),
    ...(after ? [sql`(p.contact_order, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<{ id: string; contact: Date }>`${condition ? unprepared : sql``}
    select p.id, p.contact_order as contact from people p where ${sql.join(conditions, sql` and `)}
    order by p.contact_order desc, p.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.contact.toISOString(), row.id])
  return { items: page.items.map((row) => row.id), next: page.next }
}

const actsFor = (scope: Scope, companyId: string) =>
  sql`p.id in ${actingFor(scope.workspaceId, sql`l.company_id = ${companyId}`)}`

async function narrowed(scope: Scope, query: PeopleQuery) {
  const filter = await askedOfPeople(scope, query)
  return filter && filterCondition(people, scope, filter)
}

async function matching(scope: Scope, query: PeopleQuery, text: string) {
  const after = query.cursor ? decodeCursor(query.cursor, 2) : null
  const condition = await narrowed(scope, query)
  const { rows } = await sql<{ id: string; rank: number }>`
    select hit.id, hit.rank from people_with_text(${scope.workspaceId}, ${text}) hit
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = hit.id
    where ${query.companyId ? actsFor(scope, query.companyId) : sql`true`} and ${condition ?? sql`true`}
      and ${after ? sql`(hit.rank, hit.id) < (${after[0]}::integer, ${after[1]}::uuid)` : sql`true`}
    order by hit.rank desc, hit.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.rank, row.id])
  return { items: page.items.map((row) => row.id), next: page.next }
}

/** Throws not-found. */
export const personOf = async (scope: Scope, id: string): Promise<Person> => found((await peopleOf(scope, [id]))[0])

/** In the order of `ids`. Identities and companies of those merged into a person are told as theirs, their own first. */
export async function peopleOf(scope: Scope, ids: readonly string[]): Promise<Person[]> {
  if (!ids.length) return []
  const rows = await scope.db
    .selectFrom('people')
    .leftJoin('companies', (join) =>
      join.onRef('companies.workspace_id', '=', 'people.workspace_id').onRef('companies.id', '=', 'people.company_id'),
    )
    .selectAll('people')
    .select([
      'companies.name as company_name',
      companiesOf(scope.workspaceId, { id: sql.ref('people.id'), main: sql.ref('people.company_id') }).as('companies'),
    ])
    .where('people.workspace_id', '=', scope.workspaceId)
    .where('people.id', 'in', ids)
    .execute()
  const identities = await identitiesOf(scope, ids)
  const fields = await valuesOf(scope, ids)
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return []
    return {
      id,
      name: row.name,
      identities: identities
        .filter((each) => each.root === id)
        .map((each) => ({ id: each.id, kind: each.kind, value: each.value, primary: each.own && each.is_primary })),
      language: row.language,
      timeZone: row.time_zone,
      city: row.city,
      company: row.company_id ? { id: row.company_id, name: row.company_name ?? '' } : null,
      companies: row.companies,
      note: row.note,
      fields: fields.get(id) ?? {},
      mergedIntoId: row.merged_into_id,
      createdAt: row.created_at.toISOString(),
      lastContactAt: row.last_contact_at?.toISOString() ?? null,
    }
  })
}

interface IdentityRow {
  root: string
  own: boolean
  id: string
  kind: IdentityKind
  value: string
  is_primary: boolean
}

async function identitiesOf(scope: Scope, ids: readonly string[]): Promise<IdentityRow[]> {
  const { rows } = await sql<IdentityRow>`
    with recursive one as (
      select id as root, id from people where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[])
      union all
      select one.root, people.id from people join one on people.merged_into_id = one.id
      where people.workspace_id = ${scope.workspaceId}
    )
    select one.root, one.root = one.id as own, identities.id, kind, value, is_primary
    from one join identities on identities.workspace_id = ${scope.workspaceId} and identities.person_id = one.id
    order by own desc, kind, is_primary desc, identities.created_at, identities.id`.execute(scope.db)
  return rows
}

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
  const person = await personByIdentity(scope, { kind, value })
  return person && survivorOf(scope, person)
}

const personByIdentity = together(
  async (scope: Scope, asked: readonly { kind: IdentityKind; value: string }[]): Promise<(Survivor | undefined)[]> => {
    // One by one ("offset 0" keeps it so), by the unique index, under a plan that fits any number of them.
    const { rows } = await sql<Survivor & { kind: IdentityKind; value: string }>`
      select asked.kind, asked.value, known.* from unnest(${asked.map(({ kind }) => kind)}::text[],
        ${asked.map(({ value }) => value)}::text[]) as asked (kind, value)
      cross join lateral (
        select p.id, p.name, p.language, p.merged_into_id from identities i
        join people p on p.workspace_id = ${scope.workspaceId} and p.id = i.person_id
        where i.workspace_id = ${scope.workspaceId} and i.kind = asked.kind and i.value = asked.value offset 0
      ) known`.execute(scope.db)
    return asked.map(({ kind, value }) => rows.find((row) => row.kind === kind && row.value === value))
  },
)

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

export const companyByDomain = together(
  async (scope: Scope, domains: readonly string[]): Promise<(string | null)[]> => {
    const { rows } = await sql<{ domain: string; company_id: string }>`
      select domain, company_id from company_domains
      where workspace_id = ${scope.workspaceId} and domain = any(${domains}::text[])`.execute(scope.db)
    return domains.map((domain) => rows.find((row) => row.domain === domain)?.company_id ?? null)
  },
)

/** Throws not-found. */
export const lockPerson = async (scope: Scope, id: string) => (await lockPeople(scope, id, id))[0]

/** Locks two people in one order, whichever way round they are named, so that two merges cannot wait for each other. */
export async function lockPeople(scope: Scope, first: string, second: string) {
  const rows = await scope.db
    .selectFrom('people')
    .select(['id', 'merged_into_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [first, second])
    .orderBy('id')
    .forUpdate()
    .execute()
  return [found(rows.find((row) => row.id === first)), found(rows.find((row) => row.id === second))] as const
}
