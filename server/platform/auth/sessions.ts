import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Authentication } from './authentication.ts'

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
export function callerHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-kept-client': request.ip })
  const agent = request.headers['user-agent']
  if (agent) headers.set('user-agent', agent)
  return headers
}
