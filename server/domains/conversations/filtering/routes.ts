import type { Routes } from '../../../platform/http/routes.ts'
import { checkFilter, filterFields, readFilter, writeFilters } from './queries.ts'

export const filteringRoutes: Routes = {
  'GET /conversations/fields': ({ read }) => read(async (scope) => ({ items: filterFields(scope) })),
  'POST /conversations/filter-translations': ({ body, read }) =>
    read(async (scope) => {
      const filter = 'text' in body ? await readFilter(scope, body.text) : await checkFilter(scope, body.filter)
      const [text = ''] = await writeFilters(scope, [filter])
      return { filter, text }
    }),
}
