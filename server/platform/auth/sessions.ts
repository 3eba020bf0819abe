import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Authentication } from './authentication.ts'

/**
 * Sessions for people whom Kept itself has just let in: the first run, an accepted invitation, the demo. The endpoint
 * has no address, so that only this server can call it.
 */
export const openedByKept = () => ({
  id: 'opened-by-kept' as const,
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), workspaceId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
        if (!user) throw ctx.error('NOT_FOUND')
        const session = await ctx.context.internalAdapter.createSession(user.id, false, {
          workspaceId: ctx.body.workspaceId,
        })
        await setSessionCookie(ctx, { session, user })
        return { sessionId: session.id }
      },
    ),
  },
})

/** Signs a user in to a workspace; returns the cookies of the new session. */
export async function openSession(
  auth: Authentication,
  user: { userId: string; workspaceId: string },
  headers: Headers = new Headers(),
): Promise<string[]> {
  const { headers: answered } = await auth.api.openSession({ body: user, headers, returnHeaders: true })
  return answered.getSetCookie()
}

/** The same for whoever sent `request`: the answer carries the cookies. */
export async function signIn(
  auth: Authentication,
  user: { userId: string; workspaceId: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  for (const cookie of await openSession(auth, user, callerHeaders(request))) reply.header('set-cookie', cookie)
}

/** What better-auth writes beside a session: where it was opened and with what. */
function callerHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-kept-client': request.ip })
  const agent = request.headers['user-agent']
  if (agent) headers.set('user-agent', agent)
  return headers
}
