import type { Routes } from '../../../platform/http/routes.ts'
import { mergeConversations, undoMerge } from './actions/merge.ts'
import { listMerges, mergeCandidates } from './queries.ts'

export const mergingRoutes: Routes = {
  'POST /conversations/{id}/merges': ({ params, body, write }) =>
    write((scope) => mergeConversations(scope, params.id, body.conversationIds)),
  'GET /conversations/{id}/merges': ({ params, read }) => read((scope) => listMerges(scope, params.id)),
  'GET /conversations/{id}/merge-candidates': ({ params, read }) => read((scope) => mergeCandidates(scope, params.id)),
  'DELETE /conversation-merges/{id}': async ({ params, write }) =>
    void (await write((scope) => undoMerge(scope, params.id))),
}
