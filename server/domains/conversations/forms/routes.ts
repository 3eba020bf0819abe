import type { Routes } from '../../../platform/http/routes.ts'
import { deleteForm } from './actions/delete-form.ts'
import { addForm, changeForm } from './actions/save-form.ts'
import { listForms } from './queries.ts'

export const formRoutes: Routes = {
  'GET /forms': async ({ read }) => ({ items: await read(listForms) }),
  'POST /forms': ({ body, write }) => write((scope) => addForm(scope, body)),
  'PATCH /forms/{id}': ({ params, body, write }) => write((scope) => changeForm(scope, params.id, body)),
  'DELETE /forms/{id}': async ({ params, write }) => void (await write((scope) => deleteForm(scope, params.id))),
}
