import { createCounting } from '../../../platform/filters/counting.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import { conversations } from '../filtering/queries.ts'
import { countAsked, countViews, groupsAsked } from '../groups/queries.ts'
import { livingRows, someLiving } from '../queries.ts'
import { addView } from './actions/add-view.ts'
import { changeView } from './actions/change-view.ts'
import { deleteView } from './actions/delete-view.ts'
import { listViews } from './queries.ts'

export function createViewRoutes(): Routes {
  const count = createCounting(conversations, { rows: livingRows, some: someLiving })
  return {
    'GET /views': ({ read }) => read(listViews),
    'GET /views/counts': async ({ read }) => ({ items: await read((scope) => countViews(scope, count)) }),
    'GET /conversations/count': ({ query, read }) => read((scope) => countAsked(scope, query, count)),
    'GET /conversations/groups': async ({ query, read }) => ({
      items: await read((scope) => groupsAsked(scope, query, count)),
    }),
    'POST /views': ({ body, write }) => write((scope) => addView(scope, body)),
    'PATCH /views/{id}': ({ params, body, write }) => write((scope) => changeView(scope, params.id, body)),
    'DELETE /views/{id}': async ({ params, write }) => void (await write((scope) => deleteView(scope, params.id))),
  }
}
