import type { Routes } from '../../../platform/http/routes.ts'
import { requireConversation } from '../queries.ts'
import { discardTeamDraft, holdTeamDraft, writeTeamDraft } from './actions/write-team-draft.ts'
import { teamDraftOf, versionsOf } from './queries.ts'

export const handingRoutes: Routes = {
  'GET /conversations/{id}/team-draft': ({ params, read }) =>
    read(async (scope) => {
      await requireConversation(scope, params.id)
      return { draft: await teamDraftOf(scope, params.id) }
    }),
  'PUT /conversations/{id}/team-draft': ({ params, body, write }) =>
    write((scope) => writeTeamDraft(scope, params.id, body)),
  'DELETE /conversations/{id}/team-draft': async ({ params, write }) =>
    void (await write((scope) => discardTeamDraft(scope, params.id))),
  'PUT /conversations/{id}/team-draft/holding': ({ params, write }) =>
    write((scope) => holdTeamDraft(scope, params.id)),
  'GET /conversations/{id}/team-draft/versions': ({ params, read }) =>
    read(async (scope) => {
      await requireConversation(scope, params.id)
      return versionsOf(scope, params.id)
    }),
}
