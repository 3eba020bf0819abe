import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Generated } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Scope } from '../scope.ts'
import { problem } from './problem.ts'

declare module '../db/database.ts' {
  interface Tables {
    idempotency_keys: {
      workspace_id: string
      actor_id: string
      key: string
      request_hash: string
      status: number | null
      response: unknown
      created_at: Generated<Date>
    }
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Runs `work` at most once for a key: the key's row is written in the same transaction, so a second request with it
 * waits for the first, and then gets the first one's result. The same key with another request is refused.
 */
export async function once<R>(scope: Scope, request: FastifyRequest, work: (scope: Scope) => Promise<R>): Promise<R> {
  const header = request.headers['idempotency-key']
  if (typeof header !== 'string' || !header) return work(scope)
  if (header.length > 200)
    throw problem('invalid', { errors: [{ path: 'headers.idempotency-key', message: 'has more than 200 characters' }] })
  const actor = scope.actor.id ?? nobody
  const hash = requestHash(request)
  const made = await scope.db
    .insertInto('idempotency_keys')
    .values({ workspace_id: scope.workspaceId, actor_id: actor, key: header, request_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  const row = () =>
    scope.db
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'response'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('actor_id', '=', actor)
      .where('key', '=', header)
  if (!made.numInsertedOrUpdatedRows) {
    const known = await row().executeTakeFirst()
    if (known?.request_hash !== hash) throw problem('idempotency-key-reused')
    return known.response as R
  }
  const result = await work(scope)
  await scope.db
    .updateTable('idempotency_keys')
    .set({ response: JSON.stringify(result ?? null) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('actor_id', '=', actor)
    .where('key', '=', header)
    .execute()
  return result
}

const requestHash = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
    .digest('base64url')

const keptFor = 2 * 86_400_000

/** A key protects against a request sent twice, which happens within minutes, not after days. */
export async function forgetKeys(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptFor)
  await database.system.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}
