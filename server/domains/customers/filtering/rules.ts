import { sql } from 'kysely'
import { language } from '../../../../contract/shapes.ts'
import type { Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import { type Around, type AskedField, described, hasValue } from '../../fields/index.ts'

/** What a filter reads of a person that is already in hand. */
export interface FilteredPerson {
  name: string | null
  language: string | null
  companyId: string | null
  city: string | null
  timeZone: string | null
  createdAt: Date
  lastContactAt: Date | null
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
    holds: column('reference', sql`p.company_id`),
    read: (row) => row.companyId,
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
    holds: column('date', sql`p.last_contact_at`),
    read: (row) => row.lastContactAt,
  },
  identity('email', workspaceId),
  identity('phone', workspaceId),
]

/** Any of theirs; those of people merged into them are theirs too. */
function identity(kind: 'email' | 'phone', workspaceId: string): Field<FilteredPerson> {
  return {
    name: kind,
    type: 'text',
    holds: (probe) => {
      const which = probe.kind === 'set' ? sql<boolean>`true` : column('text', sql`i.value`)(probe)
      return sql`p.id in (select case when o.merged_into_id is null then o.id else o.merged_into_id end
        from identities i join people o on o.workspace_id = ${workspaceId} and o.id = i.person_id
        where i.workspace_id = ${workspaceId} and i.kind = ${kind} and ${which})`
    },
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

/** Custom fields: `field.plan` of the person, `company.plan` of their company; what conversations have is theirs alone. */
export const customPersonFields = (custom: readonly AskedField[], around: Around): Field<FilteredPerson>[] =>
  custom
    .filter(({ noun }) => noun === 'person' || noun === 'company')
    .map((field) => {
      const [prefix, entity] = field.noun === 'person' ? ['field', sql`p.id`] : ['company', sql`p.company_id`]
      const has = (probe: Probe): Sql => hasValue(field, around, entity, probe)
      return {
        ...described<FilteredPerson>(field, around),
        name: `${prefix}.${field.key}`,
        ...(field.noun === 'company' ? { of: 'company' } : {}),
        holds: has,
        fails: (probe) => sql`(${has(probe)}) is not true`,
      }
    })
