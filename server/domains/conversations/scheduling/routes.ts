import type { Routes } from '../../../platform/http/routes.ts'
import { cancelScheduled } from './actions/cancel.ts'
import { reschedule, schedule } from './actions/schedule.ts'
import { sendNow } from './actions/send-scheduled.ts'
import { listScheduled } from './queries.ts'

export const schedulingRoutes: Routes = {
  'GET /conversations/{id}/scheduled-replies': ({ params, read }) =>
    read(async (scope) => ({ items: await listScheduled(scope, params.id) })),
  'POST /conversations/{id}/scheduled-replies': ({ params, body, write }) =>
    write((scope) => schedule(scope, params.id, body)),
  'PATCH /scheduled-replies/{id}': ({ params, body, write }) => write((scope) => reschedule(scope, params.id, body)),
  'DELETE /scheduled-replies/{id}': ({ params, write }) => write((scope) => cancelScheduled(scope, params.id)),
  'PUT /scheduled-replies/{id}/sending': ({ params, body, write }) =>
    write((scope) => sendNow(scope, params.id, body.seenSeq)),
}
