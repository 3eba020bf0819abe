import type { Routes } from '../../platform/http/routes.ts'
import type { Platform } from '../../platform/platform.ts'
import { assign } from './actions/assign.ts'
import { change } from './actions/change.ts'
import { markRead } from './actions/mark-read.ts'
import { reopen } from './actions/reopen.ts'
import { resolve } from './actions/resolve.ts'
import { setAside, takeBack } from './actions/set-aside.ts'
import { blockingRoutes } from './blocking/routes.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { discardDraft, saveDraft } from './drafts/actions/save-draft.ts'
import { filteringRoutes } from './filtering/routes.ts'
import { followingRoutes } from './following/routes.ts'
import { formRoutes } from './forms/routes.ts'
import { handingRoutes } from './handing/routes.ts'
import { mergingRoutes } from './merging/routes.ts'
import { createMessageRoutes } from './messages/routes.ts'
import { createPresenceRoutes } from './presence/routes.ts'
import { problemRoutes } from './problems/routes.ts'
import { countConversations, listConversations } from './queries.ts'
import { readyReplyRoutes } from './ready-replies/routes.ts'
import { readyReplyUseRoutes } from './ready-reply-uses/routes.ts'
import { retentionRoutes } from './retention/routes.ts'
import { schedulingRoutes } from './scheduling/routes.ts'
import { sideConversationRoutes } from './side-conversations/routes.ts'
import { snoozingRoutes } from './snoozing/routes.ts'
import { splittingRoutes } from './splitting/routes.ts'
import { statusRoutes } from './statuses/routes.ts'
import { openConversation } from './thread/queries.ts'
import { todoRoutes } from './todos/routes.ts'
import { topicRoutes } from './topics/routes.ts'
import { createViewRoutes } from './views/routes.ts'

export const createConversationRoutes = (platform: Platform): Routes => ({
  'GET /conversations': ({ query, read }) => read((scope) => listConversations(scope, query)),
  'GET /conversations/counts': ({ read }) => read(countConversations),
  'GET /conversations/{id}': async ({ params, read, reply }) => {
    const conversation = await read((scope) => openConversation(scope, params.id))
    reply.header('etag', `"${conversation.seq}"`)
    return conversation
  },
  'PATCH /conversations/{id}': ({ params, body, write }) => write((scope) => change(scope, params.id, body)),
  'PUT /conversations/{id}/resolution': ({ params, body, write }) => write((scope) => resolve(scope, params.id, body)),
  'DELETE /conversations/{id}/resolution': ({ params, write }) => write((scope) => reopen(scope, params.id)),
  'PUT /conversations/{id}/assignment': ({ params, body, write }) => write((scope) => assign(scope, params.id, body)),
  'PUT /conversations/{id}/spam': ({ params, write }) => write((scope) => setAside(scope, params.id, 'spam_at')),
  'DELETE /conversations/{id}/spam': ({ params, write }) => write((scope) => takeBack(scope, params.id, 'spam_at')),
  'PUT /conversations/{id}/deletion': ({ params, write }) => write((scope) => setAside(scope, params.id, 'deleted_at')),
  'DELETE /conversations/{id}/deletion': ({ params, write }) =>
    write((scope) => takeBack(scope, params.id, 'deleted_at')),
  'PUT /conversations/{id}/reading': async ({ params, body, write }) =>
    void (await write((scope) => markRead(scope, params.id, body.seq))),
  'PUT /conversations/{id}/drafts/{kind}': ({ params, body, write }) =>
    write((scope) => saveDraft(scope, params.id, params.kind, body)),
  'DELETE /conversations/{id}/drafts/{kind}': async ({ params, write }) =>
    void (await write((scope) => discardDraft(scope, params.id, params.kind))),
  ...createPresenceRoutes(platform),
  ...createMessageRoutes(platform),
  ...snoozingRoutes,
  ...followingRoutes,
  ...handingRoutes,
  ...mergingRoutes,
  ...splittingRoutes,
  ...problemRoutes,
  ...todoRoutes,
  ...sideConversationRoutes,
  ...topicRoutes,
  ...readyReplyRoutes,
  ...readyReplyUseRoutes,
  ...formRoutes,
  ...bulkRoutes,
  ...statusRoutes,
  ...blockingRoutes,
  ...retentionRoutes,
  ...schedulingRoutes,
  ...filteringRoutes,
  ...createViewRoutes(),
})
