import type { FastifyInstance } from 'fastify'
import type { Authentication } from '../auth/authentication.ts'
import type { Gate } from './gate.ts'

/** better-auth's own endpoints, below /api/auth. Whatever changes there makes everybody be asked anew. */
export function serveAuth(app: FastifyInstance, auth: Authentication, gate: Gate): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true } as never,
    handler: async (request, reply) => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined) headers.set(name, String(value))
      headers.set('x-kept-client', request.ip)
      const url = `${auth.options.baseURL}${request.raw.url}`
      const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined
      if (body !== undefined) headers.set('content-type', 'application/json')
      headers.delete('content-length')
      const answer = await auth.handler(
        new Request(url, { method: request.method, headers, ...(body === undefined ? {} : { body }) }),
      )
      if (request.method === 'POST') gate.forget()
      reply.status(answer.status)
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null)
    },
  })
}
