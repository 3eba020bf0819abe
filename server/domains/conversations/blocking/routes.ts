import type { Routes } from '../../../platform/http/routes.ts'
import { block, unblock } from './actions/block.ts'
import { listBlocked } from './queries.ts'

export const blockingRoutes: Routes = {
  'GET /blocked-senders': ({ read }) => read(async (scope) => ({ items: await listBlocked(scope) })),
  'POST /blocked-senders': ({ body, write }) => write((scope) => block(scope, body)),
  'DELETE /blocked-senders/{id}': async ({ params, write }) => void (await write((scope) => unblock(scope, params.id))),
}
