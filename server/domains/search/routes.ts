import type { Routes } from '../../platform/http/routes.ts'
import { search } from './queries.ts'
import { similarConversations } from './similar/queries.ts'

export const searchRoutes: Routes = {
  'GET /search': ({ query, read }) => read((scope) => search(scope, query)),
  'GET /conversations/{id}/similar': ({ params, read }) =>
    read(async (scope) => ({ items: await similarConversations(scope, params.id) })),
}
