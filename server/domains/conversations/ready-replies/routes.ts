import type { Routes } from '../../../platform/http/routes.ts'
import { addFolder, changeFolder, deleteFolder } from './actions/change-folder.ts'
import { deleteReadyReply } from './actions/delete-ready-reply.ts'
import { addReadyReply, changeReadyReply } from './actions/save-ready-reply.ts'
import { listFolders, listReadyReplies } from './queries.ts'

export const readyReplyRoutes: Routes = {
  'GET /ready-replies': ({ read }) => read(async (scope) => ({ items: await listReadyReplies(scope) })),
  'POST /ready-replies': ({ body, write }) => write((scope) => addReadyReply(scope, body)),
  'PATCH /ready-replies/{id}': ({ params, body, write }) => write((scope) => changeReadyReply(scope, params.id, body)),
  'DELETE /ready-replies/{id}': async ({ params, write }) =>
    void (await write((scope) => deleteReadyReply(scope, params.id))),
  'GET /reply-folders': ({ read }) => read(async (scope) => ({ items: await listFolders(scope) })),
  'POST /reply-folders': ({ body, write }) => write((scope) => addFolder(scope, body.name)),
  'PATCH /reply-folders/{id}': ({ params, body, write }) => write((scope) => changeFolder(scope, params.id, body)),
  'DELETE /reply-folders/{id}': async ({ params, write }) =>
    void (await write((scope) => deleteFolder(scope, params.id))),
}
