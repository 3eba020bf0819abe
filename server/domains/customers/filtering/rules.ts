import { sql } from 'kysely'
import { language } from '../../../../contract/shapes.ts'
import type { Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import { type Around, type AskedField, described, hasValue } from '../../fields/index.ts'
import { actingFor } from '../acting/rules.ts'

/** What a filter reads of a person that is already in hand. */
export interface FilteredPerson {
  name: string | null
  language: string | null
  city: string | null
  timeZone: string | null
  createdAt: Date
  lastContactAt: Date | null
}

/** Where it is set it is what people are ordered by, and so it may be sought by people_contact. */
const lastContact = (probe: Probe): Sql => {
  const asked = column('date', sql`p.last_contact_at`)(probe)
  return probe.kind === 'range' ? sql`(${asked} and ${column('date', sql`p.contact_order`)(probe)})` : asked
}

/** Fields over `people p`, one that was not merged into another. */
export const personFields = (workspaceId: string): readonly Field<FilteredPerson>[] => [
  { name: 'name', type: 'text', holds: column('text', sql`p.name`), read: (row) => row.name },
  {
    name: 'language',
    type: 'choice',
    choices: language.options,
    holds: column('choice', sql`p.language`),
    read: (row) => row.language,
  },
  {
    name: 'company',
    type: 'reference',
    refersTo: 'company',
    holds: (probe) => sql`p.id in ${actingFor(workspaceId, column('reference', sql`l.company_id`)(probe))}`,
    // Index: the primary key.
    each: (probe) =>
      sql`(select count(*) > 0 from person_companies l where l.workspace_id = ${workspaceId}
        and ${column('reference', sql`l.company_id`)(probe)} and l.person_id = any(array(
          select p.id union all select o.id from people o where o.workspace_id = ${workspaceId} and o.merged_into_id = p.id)))`,
  },
  { name: 'city', type: 'text', holds: column('text', sql`p.city`), read: (row) => row.city },
  { name: 'time-zone', type: 'text', holds: column('text', sql`p.time_zone`), read: (row) => row.timeZone },
  {
    name: 'first-contact',
    type: 'date',
    always: true,
    holds: column('date', sql`p.created_at`),
    read: (row) => row.createdAt,
  },
  {
    name: 'last-contact',
    type: 'date',
    holds: lastContact,
    read: (row) => row.lastContactAt,
  },
  identity('email', workspaceId),
  identity('phone', workspaceId),
]

/** Any of theirs; those of people merged into them are theirs too. */
function identity(kind: 'email' | 'phone', workspaceId: string): Field<FilteredPerson> {
  const which = (probe: Probe) => (probe.kind === 'set' ? sql<boolean>`true` : column('text', sql`i.value`)(probe))
  return {
    name: kind,
    type: 'text',
    holds: (probe) =>
      sql`p.id in (select case when o.merged_into_id is null then o.id else o.merged_into_id end
        from identities i join people o on o.workspace_id = ${workspaceId} and o.id = i.person_id
        where i.workspace_id = ${workspaceId} and i.kind = ${kind} and ${which(probe)})`,
    // Index: identities_person.
    each: (probe) =>
      sql`(select count(*) > 0 from identities i where i.workspace_id = ${workspaceId} and i.kind = ${kind} and ${which(probe)}
        and i.person_id = any(array(
          select p.id union all select o.id from people o where o.workspace_id = ${workspaceId} and o.merged_into_id = p.id)))`,
  }
}

/** What the search field over people looks into; a record does not hold it all. */
export const personText = (workspaceId: string): Field<FilteredPerson> => ({
  name: 'text',
  type: 'text',
  always: true,
  operators: ['contains'],
  holds: (probe: Probe): Sql =>
    probe.kind === 'contains'
      ? sql`p.id in (select hit.id from people_with_text(${workspaceId}, ${probe.text}) hit)`
      : sql`false`,
})

/** Custom fields: `field.plan` of the person, `company.plan` of any company they act for; what conversations have is theirs alone. */
export const customPersonFields = (custom: readonly AskedField[], around: Around): Field<FilteredPerson>[] =>
  custom
    .filter(({ noun }) => noun === 'person' || noun === 'company')
    .map((field) => {
      const has = (probe: Probe): Sql =>
        field.noun === 'person'
          ? hasValue(field, around, sql`p.id`, probe)
          : sql`p.id in ${actingFor(around.workspaceId, hasValue(field, around, sql`l.company_id`, probe))}`
      return {
        ...described<FilteredPerson>(field, around),
        name: `${field.noun === 'person' ? 'field' : 'company'}.${field.key}`,
        ...(field.noun === 'company' ? { of: 'company' } : {}),
        holds: has,
        fails: (probe) => sql`(${has(probe)}) is not true`,
      }
    })
