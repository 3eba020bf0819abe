import type { Routes } from '../../platform/http/routes.ts'
import { addField } from './actions/add-field.ts'
import { archiveField, restoreField } from './actions/archive-field.ts'
import { changeField } from './actions/change-field.ts'
import { orderFields } from './actions/order-fields.ts'
import { listFields } from './queries.ts'

export const fieldRoutes: Routes = {
  'GET /fields': async ({ query, read }) => ({ items: await read((scope) => listFields(scope, query)) }),
  'POST /fields': ({ body, write }) => write((scope) => addField(scope, body)),
  'PATCH /fields/{id}': ({ params, body, write }) => write((scope) => changeField(scope, params.id, body)),
  'PUT /fields/order': async ({ body, write }) => ({ items: await write((scope) => orderFields(scope, body)) }),
  'PUT /fields/{id}/archival': ({ params, write }) => write((scope) => archiveField(scope, params.id)),
  'DELETE /fields/{id}/archival': ({ params, write }) => write((scope) => restoreField(scope, params.id)),
}
