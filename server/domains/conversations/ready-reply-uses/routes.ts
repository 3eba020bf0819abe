import type { Routes } from '../../../platform/http/routes.ts'
import { placeholders } from '../placeholders/queries.ts'
import { listUses, replyEffects } from '../reply-effects/queries.ts'
import { applyReadyReply } from './actions/use-ready-reply.ts'
import { fillReadyReply, fillWords, offerReadyReplies } from './queries.ts'

export const readyReplyUseRoutes: Routes = {
  'GET /placeholders': async ({ read }) => ({ items: await read(placeholders) }),
  'GET /conversations/{id}/ready-replies': ({ params, query, read }) =>
    read(async (scope) => ({ items: await offerReadyReplies(scope, params.id, query) })),
  'GET /conversations/{id}/ready-replies/{readyReplyId}': ({ params, query, read }) =>
    read((scope) => fillReadyReply(scope, params.id, params.readyReplyId, query.language)),
  'POST /conversations/{id}/fillings': ({ params, body, read }) => read((scope) => fillWords(scope, params.id, body)),
  'POST /conversations/{id}/ready-reply-uses': ({ params, body, write }) =>
    write((scope) => applyReadyReply(scope, params.id, body)),
  'GET /ready-replies/effects': ({ query, read }) =>
    read(async (scope) => ({ days: query.days, items: await replyEffects(scope, query.days) })),
  'GET /ready-replies/{id}/uses': ({ params, query, read }) => read((scope) => listUses(scope, params.id, query)),
}
