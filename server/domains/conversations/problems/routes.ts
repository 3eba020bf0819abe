import type { Routes } from '../../../platform/http/routes.ts'
import { startRun } from '../bulk/actions/start-run.ts'
import { survivorOf } from '../merging/queries.ts'
import { keepForUpdate } from './actions/keep-files.ts'
import { link, unlink } from './actions/link.ts'
import { listAffected } from './queries.ts'

export const problemRoutes: Routes = {
  'PUT /conversations/{id}/problem': async ({ params, body, write }) =>
    void (await write((scope) => link(scope, params.id, body.problemId))),
  'DELETE /conversations/{id}/problem': async ({ params, write }) =>
    void (await write((scope) => unlink(scope, params.id))),
  'GET /conversations/{id}/affected': ({ params, query, read }) =>
    read((scope) => listAffected(scope, params.id, query)),
  'POST /conversations/{id}/updates': ({ params, body: { conversations, ...words }, write }) =>
    write(async (scope) => {
      await keepForUpdate(scope, words.attachmentIds)
      const problemId = await survivorOf(scope, params.id)
      return startRun(scope, { act: { kind: 'update', problemId, ...words }, conversations })
    }),
}
