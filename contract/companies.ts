import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { bothForms, counted, field, filter, filterQuery, filterText } from './filters.ts'

const tag = 'Companies'

export const companyFilter = filterQuery
  .optional()
  .describe('In the text form: people:>10 last-contact:<-90d (docs/guides/filters.md)')

export const companiesContract = endpoints({
  'GET /companies/fields': {
    summary: 'The fields that a filter over companies may ask',
    tag,
    access: 'people.read',
    response: z.object({ items: z.array(field) }),
  },
  'POST /companies/filter-translations': {
    summary: 'A filter over companies in both forms, out of either; the text as it is written best',
    tag,
    access: 'people.read',
    body: z.union([z.strictObject({ text: filterText }), z.strictObject({ filter })]),
    response: bothForms,
    errors: ['invalid-filter'],
  },
  'GET /companies/count': {
    summary:
      'How many companies a filter finds, as of some seconds ago; counting stops at 999 and after a fifth of a second',
    tag,
    access: 'people.read',
    query: z.object({ filter: companyFilter }),
    response: z.object(counted),
    errors: ['invalid-filter'],
  },
})
