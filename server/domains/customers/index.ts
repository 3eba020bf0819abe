import type { Platform } from '../../platform/platform.ts'
import type { Domain } from '../domain.ts'
import { companyReader, personReader } from './import-drafts/rules.ts'
import { offerImport } from './importers/queries.ts'
import { takeCompany, takePerson } from './imports/actions/take-person.ts'
import { createImportJobs } from './imports/jobs.ts'
import { createCustomersRoutes } from './routes.ts'

export { actsForOf } from './acting/queries.ts'
export { type ActsFor, companiesOf } from './acting/rules.ts'
export { findOrCreatePerson } from './actions/find-or-create-person.ts'
export { touchPeople } from './actions/touch-people.ts'
export { listCompanies } from './companies/queries.ts'
export { offerCompanyFields } from './company-filters/queries.ts'
export { type ExportPages, exported } from './exports/queries.ts'
export { csvFile } from './exports/routes.ts'
export { everyPersonField, findCompanies, findMembers, findPeople, offerPersonFields } from './filtering/queries.ts'
export { offerImport, type TakenOver } from './importers/queries.ts'
export { companyNamed } from './imports/actions/take-person.ts'
export { dayIn, moneyIn, type Reader, type Row, type Wrong, yesOrNo } from './imports/rules.ts'
export { listPeople, personEmails, withMerged } from './queries.ts'
export { companyNames, personRefs, samePeople } from './references/queries.ts'
/**
 * Customers owns people, their identities, the companies they belong to, and the links that merge two people into one.
 * Channels find or make the person who writes; whoever shows something as a person's own asks `withMerged` for all the
 * ids that count as them. Timelines read the log.
 */
export { identityValue, isFreeMail } from './rules.ts'

export function createCustomers(platform: Platform): Domain {
  offerImport('person', personReader, takePerson)
  offerImport('company', companyReader, takeCompany)
  return { name: 'customers', routes: createCustomersRoutes(), reactions: [], jobs: createImportJobs(platform.scopes) }
}
