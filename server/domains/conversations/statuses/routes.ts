import type { Routes } from '../../../platform/http/routes.ts'
import { addStatus } from './actions/add-status.ts'
import { archiveStatus, restoreStatus } from './actions/archive-status.ts'
import { changeStatus } from './actions/change-status.ts'
import { orderStatuses } from './actions/order-statuses.ts'
import { listStatuses } from './queries.ts'

export const statusRoutes: Routes = {
  'GET /statuses': async ({ read }) => ({ items: await read(listStatuses) }),
  'POST /statuses': ({ body, write }) => write((scope) => addStatus(scope, body)),
  'PATCH /statuses/{id}': ({ params, body, write }) => write((scope) => changeStatus(scope, params.id, body)),
  'PUT /statuses/order': async ({ body, write }) => ({ items: await write((scope) => orderStatuses(scope, body)) }),
  'PUT /statuses/{id}/archival': ({ params, write }) => write((scope) => archiveStatus(scope, params.id)),
  'DELETE /statuses/{id}/archival': ({ params, write }) => write((scope) => restoreStatus(scope, params.id)),
}
