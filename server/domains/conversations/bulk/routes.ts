import type { Routes } from '../../../platform/http/routes.ts'
import { bestLanguage } from '../../../platform/i18n/i18n.ts'
import { stopRun, undoRun } from './actions/change-run.ts'
import { startRun } from './actions/start-run.ts'
import { listRows, listRuns, oneRun, totalOf } from './queries.ts'

export const bulkRoutes: Routes = {
  'GET /conversations/total': ({ query, read }) => read(async (scope) => ({ total: await totalOf(scope, query) })),
  'GET /bulk-runs': ({ query, read }) => read((scope) => listRuns(scope, query)),
  'POST /bulk-runs': ({ body, write }) => write((scope) => startRun(scope, body)),
  'GET /bulk-runs/{id}': ({ params, read }) => read((scope) => oneRun(scope, params.id)),
  'GET /bulk-runs/{id}/rows': ({ params, query, read, request }) =>
    read((scope) => listRows(scope, params.id, query, bestLanguage(request.headers['accept-language']))),
  'PUT /bulk-runs/{id}/stop': ({ params, write }) => write((scope) => stopRun(scope, params.id)),
  'PUT /bulk-runs/{id}/undo': ({ params, write }) => write((scope) => undoRun(scope, params.id)),
}
