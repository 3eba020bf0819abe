import type { Routes } from '../../platform/http/routes.ts'
import { search } from './queries.ts'
import { searchSides } from './sides/queries.ts'
import { similarConversations } from './similar/queries.ts'

export const searchRoutes: Routes = {
  'GET /search': ({ query, read }) => read((scope) => search(scope, query)),
  'GET /search/side-conversations': ({ query, read }) =>
    read(async (scope) => ({ items: await searchSides(scope, query.q, query.limit) })),
  'GET /conversations/{id}/similar': ({ params, read }) =>
    read(async (scope) => ({ items: await similarConversations(scope, params.id) })),
}
