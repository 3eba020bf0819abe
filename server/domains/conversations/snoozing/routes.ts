import type { Routes } from '../../../platform/http/routes.ts'
import { snooze, unsnooze } from './actions/snooze.ts'

export const snoozingRoutes: Routes = {
  'PUT /conversations/{id}/snooze': ({ params, body, write }) =>
    write((scope) => snooze(scope, params.id, body.until === null ? null : new Date(body.until))),
  'DELETE /conversations/{id}/snooze': ({ params, write }) => write((scope) => unsnooze(scope, params.id)),
}
