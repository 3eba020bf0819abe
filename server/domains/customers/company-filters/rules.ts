import { sql } from 'kysely'
import type { Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import { type Around, type AskedField, described, hasValue } from '../../fields/index.ts'

/** What a filter reads of a company that is already in hand. */
export interface FilteredCompany {
  name: string
  people: number
  createdAt: Date
}

/** Fields over `companies`. Each person counts once, whoever was merged into them. Index: person_companies_company. */
export const companyFields = (workspaceId: string): readonly Field<FilteredCompany>[] => [
  {
    name: 'name',
    type: 'text',
    always: true,
    holds: column('text', sql`companies.name`),
    read: (row) => row.name,
  },
  {
    name: 'domain',
    type: 'text',
    holds: (probe) => {
      const which = probe.kind === 'set' ? sql<boolean>`true` : column('text', sql`d.domain::text`)(probe)
      return sql`companies.id in (select d.company_id from company_domains d where d.workspace_id = ${workspaceId} and ${which})`
    },
  },
  {
    name: 'people',
    type: 'number',
    always: true,
    holds: column(
      'number',
      sql`(select count(distinct case when p.merged_into_id is null then p.id else p.merged_into_id end) from person_companies l
        join people p on p.workspace_id = ${workspaceId} and p.id = l.person_id
        where l.workspace_id = ${workspaceId} and l.company_id = companies.id)`,
    ),
    read: (row) => row.people,
  },
  {
    name: 'last-contact',
    type: 'date',
    holds: column(
      'date',
      sql`(select max(greatest(p.last_contact_at, s.last_contact_at)) from person_companies l
        join people p on p.workspace_id = ${workspaceId} and p.id = l.person_id
        left join people s on s.workspace_id = ${workspaceId} and s.id = p.merged_into_id
        where l.workspace_id = ${workspaceId} and l.company_id = companies.id)`,
    ),
  },
  {
    name: 'created',
    type: 'date',
    always: true,
    holds: column('date', sql`companies.created_at`),
    read: (row) => row.createdAt,
  },
]

/** What the search field over companies looks into. */
export const companyText = (workspaceId: string): Field<FilteredCompany> => ({
  name: 'text',
  type: 'text',
  always: true,
  operators: ['contains'],
  holds: (probe: Probe): Sql =>
    probe.kind === 'contains'
      ? sql`companies.id in (select companies_with_text(${workspaceId}, ${probe.text}))`
      : sql`false`,
})

export const customCompanyFields = (custom: readonly AskedField[], around: Around): Field<FilteredCompany>[] =>
  custom
    .filter(({ noun }) => noun === 'company')
    .map((field) => {
      const has = (probe: Probe): Sql => hasValue(field, around, sql`companies.id`, probe)
      return {
        ...described<FilteredCompany>(field, around),
        name: `field.${field.key}`,
        holds: has,
        fails: (probe) => sql`(${has(probe)}) is not true`,
      }
    })
