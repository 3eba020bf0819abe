import { sql } from 'kysely'
import type { Sql } from '../../../platform/filters/catalogue.ts'
import type { Noun } from '../../../platform/filters/noun.ts'
import { createFieldSlot } from '../../../platform/filters/slot.ts'
import type { Scope } from '../../../platform/scope.ts'
import { fieldRows } from '../../fields/index.ts'
import { findMembers, findPeople } from '../filtering/queries.ts'
import { companyFields, companyText, customCompanyFields, type FilteredCompany } from './rules.ts'
import '../tables.ts'

const slot = createFieldSlot<FilteredCompany>()

/** Fields of companies that a domain to the right works out, over `companies`. */
export const offerCompanyFields = slot.offer

/** Companies as filters see them; bare words look where the search field looks. */
export const companies: Noun<FilteredCompany> = {
  catalogue: async (scope, known) => {
    const { workspaceId } = scope
    const around = { workspaceId, timeZone: known?.timeZone ?? 'UTC', samePerson: (id: string) => [id] }
    const custom = customCompanyFields(await fieldRows(scope, 'company'), around)
    const offered = await slot.fields(scope)
    return { fields: [...companyFields(workspaceId), ...offered, companyText(workspaceId), ...custom], words: 'text' }
  },
  finders: { member: findMembers, person: findPeople },
}

/** What a count of a filter counts. */
export const countedCompanies = (scope: Scope, condition: Sql): Sql =>
  sql`select from companies where companies.workspace_id = ${scope.workspaceId} and ${condition}`
