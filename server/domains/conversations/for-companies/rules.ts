import { type RawBuilder, sql } from 'kysely'
import type { Sql } from '../../../platform/filters/catalogue.ts'

/** What is asked of the id of a company. */
type Which = (company: RawBuilder<unknown>) => Sql

/** For which company `conversations c` is: the one it was given, else the main one of its person, whoever they were merged into. */
export const companyOf = (workspaceId: string) => sql`(case when c.company_id is not null then c.company_id else
  (select case when s.id is null then p.company_id else s.company_id end from people p
    left join people s on s.workspace_id = ${workspaceId} and s.id = p.merged_into_id
    where p.workspace_id = ${workspaceId} and p.id = c.person_id) end)`

/**
 * Conversations for a company that fulfils `which`. Found by their people, each way with its index (people_company, people_merged,
 * conversations_company), and then judged one by one, as the same person may have others.
 */
export const forCompany = (workspaceId: string, which: Which): Sql => sql`(c.person_id in (
    select s.id from people s where s.workspace_id = ${workspaceId} and s.merged_into_id is null and ${which(sql`s.company_id`)}
    union all select p.id from people s join people p on p.workspace_id = ${workspaceId} and p.merged_into_id = s.id
      where s.workspace_id = ${workspaceId} and ${which(sql`s.company_id`)}
    union all select h.person_id from conversations h
      where h.workspace_id = ${workspaceId} and h.company_id is not null and ${which(sql`h.company_id`)})
  and ${which(companyOf(workspaceId))})`

/** Asked of each conversation: the list of all for all other companies would be long. */
export const notForCompany = (workspaceId: string, which: Which): Sql =>
  sql`(${which(companyOf(workspaceId))}) is not true`

/** The same found from its own side: a select of their ids, exactly. */
export const conversationsFor = (workspaceId: string, which: Which): RawBuilder<unknown> => sql`
  select h.id from conversations h
    where h.workspace_id = ${workspaceId} and h.company_id is not null and ${which(sql`h.company_id`)}
  union all select h.id from conversations h where h.workspace_id = ${workspaceId} and h.company_id is null and h.person_id in (
    select s.id from people s where s.workspace_id = ${workspaceId} and s.merged_into_id is null and ${which(sql`s.company_id`)}
    union all select p.id from people s join people p on p.workspace_id = ${workspaceId} and p.merged_into_id = s.id
      where p.merged_into_id is not null and s.workspace_id = ${workspaceId} and ${which(sql`s.company_id`)})`
