import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

/**
 * Counts the requests of each caller, with whichever cookie or header they come; strangers by their address, so that another
 * made-up credential is no other caller. Throws too-many-requests beyond `most` a minute, and says when to come back.
 */
export function createRequestLimit(app: FastifyInstance, most: number) {
  const count = app.createRateLimit({ max: most, timeWindow: '1 minute', keyGenerator: callerOf })
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await count(request)
    if (counted.isAllowed) return
    reply.header('x-ratelimit-limit', counted.max).header('x-ratelimit-remaining', counted.remaining)
    if (!counted.isExceeded) return
    reply.header('retry-after', counted.ttlInSeconds)
    throw problem('too-many-requests')
  }
}

const callerOf = ({ caller, ip }: FastifyRequest): string => caller.authority?.actor.id ?? caller.signedIn?.userId ?? ip
