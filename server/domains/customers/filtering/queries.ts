import { sql } from 'kysely'
import type { Field } from '../../../platform/filters/catalogue.ts'
import { type Finder, type Noun, uniqueFirst } from '../../../platform/filters/noun.ts'
import { createFieldSlot } from '../../../platform/filters/slot.ts'
import type { Scope } from '../../../platform/scope.ts'
import { fieldRows } from '../../fields/index.ts'
import { customPersonFields, type FilteredPerson, personFields, personText } from './rules.ts'
import '../tables.ts'

const slot = createFieldSlot<FilteredPerson>()

/** Fields of people that a domain to the right works out, over `people p`; conversations have them as `person.…` too. */
export const offerPersonFields = slot.offer

/** A person's own fields and those offered: what another noun that points at people can ask of them. */
export const everyPersonField = async (scope: Scope): Promise<Field<FilteredPerson>[]> => [
  ...personFields(scope.workspaceId),
  ...(await slot.fields(scope)),
]

/** Few enough to be read whole. */
export const findMembers: Finder = async (scope) => {
  const rows = await scope.db
    .selectFrom('members')
    .select(['id', 'name', 'email'])
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  return rows.map(({ id, name, email }) => ({ id, words: uniqueFirst(rows, name, email) }))
}

export const findPeople: Finder = async (scope, asked, by) => {
  const { rows } = await sql<{ id: string; word: string }>`
    select case when p.merged_into_id is null then p.id else p.merged_into_id end as id, i.value as word
    from identities i join people p on p.workspace_id = ${scope.workspaceId} and p.id = i.person_id
    where i.workspace_id = ${scope.workspaceId} and ${
      by === 'words'
        ? sql`i.kind in ('email', 'phone', 'external') and i.value = any(${asked.map((word) => word.toLowerCase())}::text[])`
        : sql`i.kind = 'email' and i.person_id = any(${asked}::uuid[])`
    } order by i.is_primary desc, i.id`.execute(scope.db)
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, its]) => ({ id, words: its.map(({ word }) => word) }))
}

export const findCompanies: Finder = async (scope, asked, by) => {
  const rows = await scope.db
    .selectFrom('companies')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .where(
      by === 'words'
        ? sql<boolean>`lower(name) = any(${asked.map((word) => word.toLowerCase())}::text[])`
        : sql<boolean>`id = any(${asked}::uuid[])`,
    )
    .execute()
  return rows.map(({ id, name }) => ({ id, words: [name] }))
}

/** People as filters see them; bare words look where the search field looks. */
export const people: Noun<FilteredPerson> = {
  catalogue: async (scope, known) => {
    const { workspaceId } = scope
    const around = { workspaceId, timeZone: known?.timeZone ?? 'UTC', samePerson: (id: string) => [id] }
    const custom = customPersonFields(await fieldRows(scope), around)
    return { fields: [...(await everyPersonField(scope)), personText(workspaceId), ...custom], words: 'text' }
  },
  finders: { company: findCompanies, member: findMembers, person: findPeople },
}
