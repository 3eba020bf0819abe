import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type ErrorCode, errorStatus, type Problem } from '../../../contract/errors.ts'
import { isLostDatabase } from '../db/lost.ts'
import { bestLanguage, translator } from '../i18n/i18n.ts'
import { faultOf, fieldWords } from './field-words.ts'
import { ProblemError } from './problem.ts'

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'malformed-request',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many-requests',
  503: 'unavailable',
}

/** One place where errors become answers: problem details (RFC 9457) in the language of the caller. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asProblem(error, request)
    if (known.status >= 500) request.log.error({ err: error }, 'a request failed')
    send(reply, request, known.code, known.more)
  })
  app.setNotFoundHandler((request, reply) => send(reply, request, 'not-found', {}))
}

function asProblem(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = error.validationContext ?? 'body'
    return new ProblemError('invalid', {
      errors: error.validation.map((issue) => ({
        path: `${part === 'querystring' ? 'query' : part}${issue.instancePath.replaceAll('/', '.')}`,
        ...faultOf(issue),
      })),
    })
  }
  if (isLostDatabase(error)) return new ProblemError('unavailable', {}, error)
  const code = error.statusCode ? codeOfStatus[error.statusCode] : undefined
  if (code) return new ProblemError(code, error.statusCode === 400 ? { detail: error.message } : {})
  if (error.statusCode && error.statusCode < 500)
    return new ProblemError('malformed-request', { detail: error.message })
  request.log.debug('unexpected')
  return new ProblemError('internal', {}, error)
}

function send(reply: FastifyReply, request: FastifyRequest, code: ErrorCode, more: ProblemError['more']): void {
  const language = bestLanguage(request.headers['accept-language'])
  const t = translator(language)
  const { errors, ...rest } = more
  const body: Problem = {
    type: `/problems/${code}`,
    code,
    title: t(`errors:${code}.title`),
    status: errorStatus[code],
    // A problem with reasons of its own has words for each, beside those for all.
    detail: t(`errors:${code}.detail`, { ...more.data, context: more.data?.reason }),
    instance: request.id,
    ...rest,
    ...(errors && { errors: errors.map(({ path, ...fault }) => ({ path, message: fieldWords(language, fault) })) }),
  }
  reply
    .status(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body)
}
