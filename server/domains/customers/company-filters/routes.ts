import { createCounting } from '../../../platform/filters/counting.ts'
import { filterFields, readFilter, translateFilter } from '../../../platform/filters/noun.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import { companies, countedCompanies } from './queries.ts'

export function createCompanyFilterRoutes(): Routes {
  const count = createCounting(companies, { rows: countedCompanies })
  return {
    'GET /companies/fields': ({ read }) => read(async (scope) => ({ items: await filterFields(companies, scope) })),
    'POST /companies/filter-translations': ({ body, read }) => read((scope) => translateFilter(companies, scope, body)),
    'GET /companies/count': ({ query, read }) =>
      read(async (scope) => {
        const asked = query.filter === undefined ? { all: [] } : await readFilter(companies, scope, query.filter)
        const [counted] = await count(scope, [asked])
        return counted ?? { count: null, more: true }
      }),
  }
}
