import type { Routes } from '../../../platform/http/routes.ts'
import { actFor } from './actions/act-for.ts'
import { stopActingFor } from './actions/stop-acting-for.ts'

export const actingRoutes: Routes = {
  'PUT /people/{id}/companies/{companyId}': ({ params, body, write }) =>
    write((scope) => actFor(scope, params.id, params.companyId, body)),
  'DELETE /people/{id}/companies/{companyId}': ({ params, write }) =>
    write((scope) => stopActingFor(scope, params.id, params.companyId)),
}
