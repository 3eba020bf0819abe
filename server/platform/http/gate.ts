import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Ability, abilities } from '../../../contract/abilities.ts'
import type { Authentication } from '../auth/authentication.ts'
import type { Database } from '../db/database.ts'
import type { Bus } from '../realtime/bus.ts'
import type { Authority } from '../scope.ts'
import { problem } from './problem.ts'

/** A signed-in user: known by better-auth, perhaps not (yet) a member anywhere. */
export interface SignedIn {
  userId: string
  sessionId: string
  workspaceId: string | null
}

/** What the team domain knows of a user: which member they are, and what their role allows. */
export type FindMember = (userId: string, workspaceId: string | null) => Promise<Authority | null>

export interface Caller {
  signedIn: SignedIn | null
  authority: Authority | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}

const remembered = 30_000
const most = 10_000

/**
 * Finds out who is asking. The answer is remembered for half a minute, and forgotten at once, in every process, when
 * anything about sign-in or membership changes.
 */
export function createGate(auth: Authentication, database: Database, bus: Bus, findMember: FindMember) {
  const callers = new Map<string, { caller: Promise<Caller>; until: number }>()
  bus.subscribe((topic) => topic === 'gate' && callers.clear())

  async function ask(request: FastifyRequest): Promise<Caller> {
    const { authorization, cookie } = request.headers
    const credential = authorization ?? (cookie ? sessionCookie(cookie) : null)
    if (!credential) return nobody
    const known = callers.get(credential)
    if (known && known.until > Date.now()) return known.caller
    // Remembered before it is known: a thousand screens that come back at once ask once.
    const caller = authorization ? byKey(authorization) : bySession(cookie ?? '')
    if (callers.size >= most) callers.clear()
    callers.set(credential, { caller, until: Date.now() + remembered })
    caller.catch(() => callers.delete(credential))
    return caller
  }

  /**
   * better-auth takes a database that is away for a wrong key, and for a fault of ours. It is asked itself before anybody is
   * sent away: its own error says what it is.
   */
  const databaseIsThere = () => sql`select 1`.execute(database.system)

  async function bySession(cookie: string): Promise<Caller> {
    const session = await auth.api.getSession({ headers: new Headers({ cookie }) }).catch(async (error) => {
      await databaseIsThere()
      throw error
    })
    if (!session) return nobody
    const workspaceId = session.session.workspaceId ?? null
    const signedIn = { userId: session.user.id, sessionId: session.session.id, workspaceId }
    return { signedIn, authority: await findMember(session.user.id, workspaceId) }
  }

  async function byKey(authorization: string): Promise<Caller> {
    const key = /^Bearer (\S+)$/i.exec(authorization)?.[1]
    if (!key) return nobody
    const verified = await auth.api.verifyApiKey({ body: { key } })
    if (!verified.valid || !verified.key) {
      await databaseIsThere()
      return nobody
    }
    const row = await database.system
      .selectFrom('api_keys')
      .selectAll()
      .where('auth_key_id', '=', verified.key.id)
      .executeTakeFirst()
    if (!row) return nobody
    const scopes = new Set(abilities.filter((ability) => row.scopes.includes(ability)))
    return {
      signedIn: null,
      authority: {
        workspaceId: row.workspace_id,
        actor: { kind: 'key', id: row.id, name: row.name },
        abilities: scopes,
      },
    }
  }

  return {
    ask,
    /** Everybody is asked anew, here and in the other processes. */
    forget(): void {
      callers.clear()
      bus.publish('gate', null)
    },
  }
}

export type Gate = ReturnType<typeof createGate>

const nobody: Caller = { signedIn: null, authority: null }

const sessionCookie = (cookie: string): string | null =>
  /(?:^|;\s*)((?:__Secure-)?kept\.session_token=[^;]+)/.exec(cookie)?.[1] ?? null

/** Answers with the authority, or with the problem that says what is missing. */
export function admit(caller: Caller, ability: Ability): Authority {
  if (!caller.authority && !caller.signedIn) throw problem('not-signed-in')
  if (!caller.authority?.abilities.has(ability)) throw problem('not-allowed')
  return caller.authority
}

/** A browser sends cookies by itself, also on behalf of other sites; those say where they come from. */
export function refuseOtherSites(request: FastifyRequest, origin: string): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return
  const from = request.headers.origin
  const site = request.headers['sec-fetch-site']
  if (from && from !== origin && new URL(from).host !== request.headers.host)
    throw problem('not-allowed', { detail: 'The request comes from another site.' })
  if (site && site !== 'same-origin' && site !== 'none')
    throw problem('not-allowed', { detail: 'The request comes from another site.' })
}
