import { filterFields, translateFilter } from '../../../platform/filters/noun.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import { conversations } from './queries.ts'

export const filteringRoutes: Routes = {
  'GET /conversations/fields': ({ read }) =>
    read(async (scope) => ({ items: await filterFields(conversations, scope) })),
  'POST /conversations/filter-translations': ({ body, read }) =>
    read((scope) => translateFilter(conversations, scope, body)),
}
