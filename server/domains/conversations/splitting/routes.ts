import type { Routes } from '../../../platform/http/routes.ts'
import { split } from './actions/split.ts'
import { undoSplit } from './actions/undo-split.ts'

export const splittingRoutes: Routes = {
  'POST /conversations/{id}/splits': ({ params, body, write }) => write((scope) => split(scope, params.id, body)),
  'DELETE /conversation-splits/{id}': async ({ params, write }) =>
    void (await write((scope) => undoSplit(scope, params.id))),
}
