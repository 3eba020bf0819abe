import type { Routes } from '../http/routes.ts'
import type { Platform } from '../platform.ts'
import { failedJobs, giveJobUp, retryJobNow } from './queries.ts'

export const createJobRoutes = ({ database, scopes }: Platform): Routes => ({
  'GET /jobs': async ({ query, authority }) => ({
    items: await failedJobs(database, authority.workspaceId, query.dead),
  }),
  'PUT /jobs/{id}/attempt': ({ params, authority }) =>
    retryJobNow(database, authority.workspaceId, params.id, scopes.now()),
  'DELETE /jobs/{id}': async ({ params, authority }) => {
    await giveJobUp(database, authority.workspaceId, params.id)
  },
})
