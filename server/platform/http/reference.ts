import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { contract } from '../../../contract/contract.ts'
import { type Endpoint, isRaw } from '../../../contract/endpoint.ts'
import type { Config } from '../config/config.ts'

/** `GET /api/openapi.json` (OpenAPI 3.1) and the browsable reference at /api/reference. */
export async function serveReference(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kept',
        version: '0.1.0',
        description: 'Everything on the screen, for programs. Sign in with an API key: `Authorization: Bearer kept_…`.',
        license: { name: 'MIT' },
      },
      servers: [{ url: config.url }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key of Settings → API keys' },
          session: { type: 'apiKey', in: 'cookie', name: 'kept.session_token' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withRawBodies(jsonSchemaTransformObject(document) as unknown as OpenApi) as never,
  })
  let printed: string | null = null
  app.get('/api/openapi.json', { schema: { hide: true } as never }, async (_request, reply) => {
    printed ??= JSON.stringify(app.swagger())
    return reply.type('application/json').send(printed)
  })
  serveReferencePage(app)
}

/**
 * The browsable reference is made by a program of two megabytes, so it is loaded when somebody first looks: a small server of
 * its own, to which its paths are handed over.
 */
function serveReferencePage(app: FastifyInstance): void {
  let made: Promise<FastifyInstance> | null = null
  const make = async () => {
    const { default: scalar } = await import('@scalar/fastify-api-reference')
    const own = fastify()
    await own.register(scalar, {
      routePrefix: '/api/reference',
      configuration: {
        url: '/api/openapi.json',
        withDefaultFonts: false,
        telemetry: false,
        // Of its maker's service, which is nobody's here.
        agent: { disabled: true },
        mcp: { disabled: true },
        hideClientButton: true,
        showDeveloperTools: 'never',
      },
    })
    return own
  }
  for (const url of ['/api/reference', '/api/reference/*']) {
    app.get(url, { schema: { hide: true } as never }, async (request, reply) => {
      made ??= make()
      const answer = await (await made).inject({ method: 'GET', url: request.raw.url ?? url })
      // The page brings an inline script of its own; it shows nothing of customers.
      return reply
        .status(answer.statusCode)
        .headers({
          'content-type': answer.headers['content-type'],
          ...(answer.headers.location ? { location: answer.headers.location } : {}),
          'content-security-policy': referencePolicy,
        })
        .send(answer.rawPayload)
    })
  }
}

const referencePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"

type Operation = {
  requestBody?: unknown
  responses?: Record<string, unknown>
  parameters?: unknown[]
  operationId?: string
}
type OpenApi = { paths?: Record<string, Record<string, Operation>> }

/** Bodies that are not JSON, and the idempotency key, are not schemas of ours: they are added to the printed document. */
function withRawBodies(document: OpenApi): OpenApi {
  for (const [key, endpoint] of Object.entries(contract) as [string, Endpoint][]) {
    const [method = '', path = ''] = key.split(' ')
    const operation = document.paths?.[`/api${path}`]?.[method.toLowerCase()]
    if (!operation) continue
    operation.operationId = key
    const bytes = { schema: { type: 'string', format: 'binary' } }
    if (isRaw(endpoint.body))
      operation.requestBody = {
        required: true,
        description: endpoint.body.description,
        content: { [endpoint.body.raw]: bytes },
      }
    if (isRaw(endpoint.response))
      operation.responses = {
        200: { description: endpoint.response.description, content: { [endpoint.response.raw]: bytes } },
      }
    if (method === 'GET' || endpoint.access === 'public') continue
    operation.parameters = [
      ...(operation.parameters ?? []),
      {
        in: 'header',
        name: 'Idempotency-Key',
        required: false,
        schema: { type: 'string', maxLength: 200 },
        description: 'The same key and request are carried out once',
      },
    ]
  }
  return document
}
