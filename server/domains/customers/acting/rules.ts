import { type RawBuilder, sql } from 'kysely'
import type { Person } from '../../../../contract/customers.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'

export type ActsFor = Person['companies'][number]

/**
 * JSON of the companies that a person and those merged into them act for, the main one first: one each, the person's own word
 * on what they are there before that of somebody merged into them. Stands in a statement over the person, so that it costs no
 * statement of its own. Indexes: the primary key, people_merged.
 */
export const companiesOf = (
  workspaceId: string,
  person: { id: RawBuilder<unknown>; main: RawBuilder<unknown> },
): RawBuilder<ActsFor[]> => sql<ActsFor[]>`
  (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'role', a.role, 'main', a.main)
      order by a.main desc, lower(a.name), a.id), '[]')
    from (select k.id, k.name, coalesce(k.id = ${person.main}, false) as main,
        (array_agg(l.role order by f.own desc, l.created_at) filter (where l.role is not null))[1] as role
      from (select ${person.id} as id, true as own union all select m.id, false from people m
        where m.workspace_id = ${workspaceId} and m.merged_into_id = ${person.id}) f
      join person_companies l on l.workspace_id = ${workspaceId} and l.person_id = f.id
      join companies k on k.workspace_id = ${workspaceId} and k.id = l.company_id
      group by k.id, k.name) a)`

/**
 * People, by id, who act for a company that fulfils `which`, asked of `person_companies l`; whoever was merged is the one they
 * were merged into. Index: person_companies_company.
 */
export const actingFor = (workspaceId: string, which: Sql): Sql => sql`
  (select case when o.merged_into_id is null then o.id else o.merged_into_id end from person_companies l
    join people o on o.workspace_id = ${workspaceId} and o.id = l.person_id where l.workspace_id = ${workspaceId} and ${which})`
