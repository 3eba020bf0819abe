import { api } from '../../../app/api.ts'
import type { FilterNoun } from '../../../app/filters/noun.ts'
import { personSource } from '../../../app/filters/people-sources.ts'
import { memberSource } from '../../team/index.ts'

/** Companies, as the filter editor asks of them. */
export const companyNoun: FilterNoun = {
  noun: 'companies',
  fetchFields: () => api('GET /companies/fields'),
  translate: (body) => api('POST /companies/filter-translations', { body }),
  sources: { person: personSource, member: memberSource },
  useTags: () => [],
}
