import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Config } from '../config/config.ts'
import type { Logger } from '../log/log.ts'
import { answerErrors } from './errors.ts'

/** The web server with its guards, before it has any endpoint. */
export async function createServer(config: Config, log: Logger): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy.length ? config.trustProxy : false,
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500, caseSensitive: true, ignoreTrailingSlash: true },
    forceCloseConnections: true,
    requestTimeout: 60_000,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes its variables into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        reportUri: ['/api/csp-reports'],
      },
    },
    strictTransportSecurity: config.url.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(rateLimit, {
    global: true,
    max: config.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.headers.authorization ?? request.headers.cookie ?? request.ip,
    allowList: (request) => !request.url.startsWith('/api/') || request.url.startsWith('/api/live'),
  })
  await app.register(underPressure, { maxEventLoopDelay: 2000, retryAfter: 5, sampleInterval: 500 })
  await app.register(multipart, { limits: { files: 1, fileSize: 20 * 1024 * 1024, fields: 10 } })
  const bytes = { parseAs: 'buffer' as const, bodyLimit: config.smtp.maxBytes }
  app.addContentTypeParser(['message/rfc822', 'application/octet-stream'], bytes, (_request, body, done) =>
    done(null, body),
  )

  const reports = { parseAs: 'string' as const, bodyLimit: 20_000 }
  app.addContentTypeParser(['application/csp-report', 'application/reports+json'], reports, (_request, body, done) =>
    done(null, body),
  )
  app.post('/api/csp-reports', { schema: { hide: true } as never }, async (request, reply) => {
    log.warn({ report: request.body }, 'a browser refused something that the content security policy forbids')
    return reply.status(204).send()
  })
  return app
}
