import type { Routes } from '../../../platform/http/routes.ts'
import { ask } from './actions/ask.ts'
import { sendWordsAgain, takeBackWords } from './actions/change-sending.ts'
import { end, reopenSide, say } from './actions/change-side.ts'
import { askedByMe, askedOfMyTeams, sideById, sidesOf } from './queries.ts'

export const sideConversationRoutes: Routes = {
  'GET /conversations/{id}/side-conversations': ({ params, read }) => read((scope) => sidesOf(scope, params.id)),
  'POST /conversations/{id}/side-conversations': ({ params, body, write }) =>
    write((scope) => ask(scope, params.id, body)),
  'GET /side-conversations': ({ query, read }) => read(query.for === 'me' ? askedByMe : askedOfMyTeams),
  'GET /side-conversations/{id}': ({ params, read }) => read((scope) => sideById(scope, params.id)),
  'POST /side-conversations/{id}/messages': ({ params, body, write }) => write((scope) => say(scope, params.id, body)),
  'PUT /side-conversations/{id}/completion': ({ params, write }) => write((scope) => end(scope, params.id)),
  'DELETE /side-conversations/{id}/completion': ({ params, write }) => write((scope) => reopenSide(scope, params.id)),
  'DELETE /side-messages/{id}/delivery': ({ params, write }) => write((scope) => takeBackWords(scope, params.id)),
  'PUT /side-messages/{id}/delivery': ({ params, write }) => write((scope) => sendWordsAgain(scope, params.id)),
}
