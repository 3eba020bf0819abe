import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/database.ts'
import type { Authentication } from './authentication.ts'
import { linkHash } from './link-address.ts'
import { callerHeaders } from './sessions.ts'
import './tables.ts'

/** Whom a link would sign in; undefined where it is spent, over, or was never given. */
export async function findSignInLink(db: Db, token: string, now: Date): Promise<{ email: string } | undefined> {
  const link = await db
    .selectFrom('auth_verifications')
    .select('value')
    .where('identifier', '=', linkHash(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  const email: unknown = link && JSON.parse(link.value).email
  return typeof email === 'string' ? { email } : undefined
}

/** Spends a link: whoever sent `request` is signed in by the answer. False where it is not good any more. */
export async function spendSignInLink(
  auth: Authentication,
  token: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const answer = await auth.api.magicLinkVerify({ query: { token }, headers: callerHeaders(request), asResponse: true })
  if (answer.status !== 200) return false
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return true
}
