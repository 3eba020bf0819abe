import type { Domain } from '../domain.ts'
import { fieldRoutes } from './routes.ts'

/**
 * Fields owns the custom fields of a workspace and their values, of conversations, people and companies alike. It knows none
 * of them: whoever owns a thing locks it, sets its values with `setValues` and tells in its own event what changed; reads
 * them with `valuesOf`; and lets its filters ask them with `hasValue`.
 */
export function createFields(): Domain {
  return { name: 'fields', routes: fieldRoutes, reactions: [], jobs: [] }
}

export { setValues } from './actions/set-values.ts'
export { type Around, type AskedField, compared, described, hasValue, whichHaveValue } from './filtering/rules.ts'
export { type FieldRow, fieldRows, valuesOf } from './queries.ts'
export { judge, keyFrom } from './rules.ts'
