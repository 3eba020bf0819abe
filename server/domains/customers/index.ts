import type { Platform } from '../../platform/platform.ts'
import type { Domain } from '../domain.ts'
import { createCustomersRoutes } from './routes.ts'

/**
 * Customers owns people, their identities, the companies they belong to, and the links that merge two people into one.
 * Channels find or make the person who writes; whoever shows something as a person's own asks `withMerged` for all the
 * ids that count as them. Timelines read the log.
 */
export { findOrCreatePerson } from './actions/find-or-create-person.ts'
export { touchPeople } from './actions/touch-people.ts'
export { personEmails, withMerged } from './queries.ts'

export function createCustomers(_platform: Platform): Domain {
  return { name: 'customers', routes: createCustomersRoutes(), reactions: [], jobs: [] }
}
