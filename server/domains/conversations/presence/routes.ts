import { problem } from '../../../platform/http/problem.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Platform } from '../../../platform/platform.ts'
import { conversationLine } from '../queries.ts'

export const createPresenceRoutes = (platform: Platform): Routes => ({
  'PUT /conversations/{id}/presence': async ({ params, body, read, authority }) => {
    if (authority.actor.kind !== 'member') throw problem('not-allowed')
    await read((scope) => conversationLine(scope, params.id))
    const { id, name } = authority.actor
    platform.presence.say(authority.workspaceId, params.id, { id, name, avatar: null }, body.state)
    return { present: platform.presence.list(authority.workspaceId, params.id) }
  },
})
