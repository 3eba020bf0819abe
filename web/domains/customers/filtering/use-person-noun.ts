import { api } from '../../../app/api.ts'
import type { FilterNoun } from '../../../app/filters/noun.ts'
import { companySource, personSource } from '../../../app/filters/people-sources.ts'
import { memberSource } from '../../team/index.ts'

/** People, as the filter editor asks of them. */
export const personNoun: FilterNoun = {
  noun: 'people',
  fetchFields: () => api('GET /people/fields'),
  translate: (body) => api('POST /people/filter-translations', { body }),
  sources: { company: companySource, person: personSource, member: memberSource },
  useTags: () => [],
}
