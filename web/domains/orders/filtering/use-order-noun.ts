import { api } from '../../../app/api.ts'
import type { FilterNoun } from '../../../app/filters/noun.ts'
import { companySource, personSource } from '../../../app/filters/people-sources.ts'
import { memberSource } from '../../team/index.ts'

/** Orders, as the filter editor asks of them. */
export const orderNoun: FilterNoun = {
  noun: 'orders',
  fetchFields: () => api('GET /orders/fields'),
  translate: (body) => api('POST /orders/filter-translations', { body }),
  sources: { company: companySource, person: personSource, member: memberSource },
  useTags: () => [],
}
