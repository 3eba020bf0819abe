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
import { problem } from './problem.ts'

/** Milliseconds after the start in which nobody is sent away for a late event loop. */
const settling = 3000

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
    // A whole office behind one address; what one caller may do is counted once it is known who asks.
    max: 10 * config.requestsPerMinute,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/') || request.url.startsWith('/api/live'),
  })
  // Loading what is served holds the loop up too: only what is late after that is too much asked.
  let listening = Number.POSITIVE_INFINITY
  app.addHook('onListen', async () => {
    listening = performance.now()
  })
  await app.register(underPressure, {
    maxEventLoopDelay: 2000,
    sampleInterval: 500,
    pressureHandler: async (request, reply) => {
      // Files cost little, and a page of which half came is worse than one that comes late.
      if (performance.now() - listening < settling || !request.url.startsWith('/api/')) return
      reply.header('retry-after', 5)
      throw problem('unavailable')
    },
  })
  await app.register(multipart, { limits: { files: 1, fileSize: 20 * 1024 * 1024, fields: 10 } })
  const bytes = { parseAs: 'buffer' as const, bodyLimit: config.smtp.maxBytes }
  app.addContentTypeParser(['message/rfc822', 'application/octet-stream'], bytes, (_request, body, done) =>
    done(null, body),
  )

  app.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: 20 * 1024 * 1024 }, (_request, body, done) =>
    done(null, body),
  )

  // Whoever signs a body signs its bytes: an endpoint that takes it raw gets it as it came.
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.routeOptions.config.rawBody) done(null, body)
    else parseJson(request, body.toString('utf8'), done)
  })

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
