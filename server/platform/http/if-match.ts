import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { problem } from './problem.ts'

/**
 * The version that `If-Match: "7"` names, at endpoints that take the header; null where anything will do. Elsewhere the
 * header is refused rather than passed over: who sends it counts on being stopped.
 */
export function expectedVersion(endpoint: Endpoint, request: FastifyRequest): number | null {
  const header = request.headers['if-match']?.trim()
  if (header === undefined || header === '*') return null
  if (!endpoint.headers || !('if-match' in endpoint.headers.shape))
    throw problem('invalid', { errors: [{ path: 'headers.if-match', message: 'is not understood here' }] })
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header) ?? []
  if (version === undefined)
    throw problem('invalid', { errors: [{ path: 'headers.if-match', message: 'is not like "7", as an ETag says it' }] })
  return Number(version)
}
