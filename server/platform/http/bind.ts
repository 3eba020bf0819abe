import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contract } from '../../../contract/contract.ts'
import { type Endpoint, isRaw, type Method } from '../../../contract/endpoint.ts'
import { problem as problemSchema } from '../../../contract/errors.ts'
import type { Config } from '../config/config.ts'
import type { Authority, Scopes } from '../scope.ts'
import { admit, type Gate, refuseOtherSites } from './gate.ts'
import { once } from './idempotency.ts'
import { expectedVersion } from './if-match.ts'
import { problem } from './problem.ts'
import { createRequestLimit } from './request-limit.ts'
import type { Routes } from './routes.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The handler takes JSON as the bytes that came. */
    rawBody?: boolean
  }
}

type AnyHandler = (call: Record<string, unknown>) => Promise<unknown>

/** Serves the contract: each endpoint with its schema, its guard and its handler. One that nobody serves ends the start. */
export function bindContract(app: FastifyInstance, handlers: Routes, gate: Gate, scopes: Scopes, config: Config): void {
  const origin = new URL(config.url).origin
  const take = createRequestLimit(app, config.requestsPerMinute)
  for (const [key, endpoint] of Object.entries(contract) as [string, Endpoint][]) {
    const handler = (handlers as Record<string, AnyHandler | undefined>)[key]
    if (!handler) throw new Error(`no domain serves ${key}`)
    const [method, path] = key.split(' ') as [Method, string]
    app.route({
      method,
      url: `/api${path.replace(/\{(\w+)\}/g, ':$1')}`,
      schema: schemaOf(endpoint) as never,
      config: { rawBody: isRaw(endpoint.body) && endpoint.body.raw === 'application/json' },
      // An answer to nobody knows nothing of the body: the guard stands before validation.
      preValidation: async (request, reply) => {
        refuseOtherSites(request, origin)
        const caller = await gate.ask(request)
        request.caller = caller
        await take(request, reply)
        if (endpoint.access === 'public') return
        if (endpoint.access === 'session') {
          if (!caller.signedIn) throw problem('not-signed-in')
          return
        }
        admit(caller, endpoint.access)
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { authority, signedIn } = request.caller
        const result = await handler({
          params: request.params,
          query: request.query,
          body: request.body,
          authority,
          signedIn,
          read: (work: never) => scopes.read(authority as Authority, work),
          write: (work: never) =>
            scopes.write(
              authority as Authority,
              (scope) => once(scope, request, work),
              expectedVersion(endpoint, request),
            ),
          request,
          reply,
        })
        if (reply.sent || reply.raw.headersSent) return reply
        if (!endpoint.response) return reply.status(endpoint.status ?? 204).send()
        return reply.status(endpoint.status ?? 200).send(result)
      },
    })
  }
}

function schemaOf(endpoint: Endpoint) {
  const raw = isRaw(endpoint.response)
  return {
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    tags: [endpoint.tag],
    ...(endpoint.access === 'public' ? { security: [] } : {}),
    ...(endpoint.params ? { params: endpoint.params } : {}),
    ...(endpoint.query ? { querystring: endpoint.query } : {}),
    // What is not named is left as it is.
    ...(endpoint.headers ? { headers: endpoint.headers.loose() } : {}),
    ...(endpoint.body && !isRaw(endpoint.body) ? { body: endpoint.body } : {}),
    ...(endpoint.response && !raw
      ? { response: { [endpoint.status ?? 200]: endpoint.response, default: problemSchema } }
      : {}),
  }
}
