import type { Routes } from '../../../platform/http/routes.ts'
import { setRetention } from './actions/set-retention.ts'
import { retentionOf, whatGoes } from './queries.ts'

export const retentionRoutes: Routes = {
  'GET /retention': ({ read }) => read(retentionOf),
  'PUT /retention': ({ body, write }) => write((scope) => setRetention(scope, body)),
  'POST /retention/previews': ({ body, read }) => read((scope) => whatGoes(scope, body)),
}
