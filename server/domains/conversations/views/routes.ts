import type { Routes } from '../../../platform/http/routes.ts'
import { createCounting } from '../counting/queries.ts'
import { addView } from './actions/add-view.ts'
import { changeView } from './actions/change-view.ts'
import { deleteView } from './actions/delete-view.ts'
import { listViews } from './queries.ts'

export function createViewRoutes(): Routes {
  const countViews = createCounting()
  return {
    'GET /views': ({ read }) => read(listViews),
    'GET /views/counts': async ({ read }) => ({ items: await read(countViews) }),
    'POST /views': ({ body, write }) => write((scope) => addView(scope, body)),
    'PATCH /views/{id}': ({ params, body, write }) => write((scope) => changeView(scope, params.id, body)),
    'DELETE /views/{id}': async ({ params, write }) => void (await write((scope) => deleteView(scope, params.id))),
  }
}
