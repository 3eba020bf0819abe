import { createHash } from 'node:crypto'
import type { Outgoing } from '../../http/outgoing.ts'

/** What an access token is asked for with: the refresh token grant of OAuth 2.0 (RFC 6749 §6). */
export interface OAuthGrant {
  tokenUrl: string
  clientId: string
  clientSecret: string | null
  refreshToken: string
}

export interface AccessToken {
  accessToken: string
  /** Set where the provider gave a new refresh token in place of the old one: keep it. */
  refreshToken: string | null
}

/** The provider would not give a token; `message` is what it said. */
export class OAuthError extends Error {
  readonly code = 'EOAUTH2'
}

export interface Tokens {
  get(grant: OAuthGrant): Promise<AccessToken>
  /** The token was refused where it was used: ask for a new one the next time. */
  forget(grant: OAuthGrant): void
}

const early = 60_000

/** Access tokens, kept in memory until a minute before they end. */
export function createTokens(outgoing: Pick<Outgoing, 'send'>, now: () => number = Date.now): Tokens {
  const kept = new Map<string, { accessToken: string; until: number }>()
  const keyOf = (grant: OAuthGrant) => createHash('sha256').update(JSON.stringify(grant)).digest('base64url')

  return {
    async get(grant) {
      const known = kept.get(keyOf(grant))
      if (known && known.until > now()) return { accessToken: known.accessToken, refreshToken: null }
      const answer = await ask(grant, outgoing)
      const until = now() + answer.expiresIn * 1000 - early
      const rotated = answer.refreshToken && answer.refreshToken !== grant.refreshToken ? answer.refreshToken : null
      for (const refreshToken of [grant.refreshToken, ...(rotated ? [rotated] : [])]) {
        kept.set(keyOf({ ...grant, refreshToken }), { accessToken: answer.accessToken, until })
      }
      return { accessToken: answer.accessToken, refreshToken: rotated }
    },
    forget(grant) {
      const known = kept.get(keyOf(grant))
      // The same token stands under the refresh token that replaced this one, too.
      for (const [key, { accessToken }] of kept) if (accessToken === known?.accessToken) kept.delete(key)
    },
  }
}

async function ask(grant: OAuthGrant, outgoing: Pick<Outgoing, 'send'>) {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: grant.clientId,
    refresh_token: grant.refreshToken,
    ...(grant.clientSecret ? { client_secret: grant.clientSecret } : {}),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const { status, body } = await outgoing.send(grant.tokenUrl, {
    method: 'POST',
    headers,
    body: form.toString(),
    most: 100_000,
    timeout: 20_000,
  })
  const said = parsed(body)
  const token = said.access_token
  if (status !== 200 || typeof token !== 'string')
    throw new OAuthError(String(said.error_description ?? said.error ?? `the token endpoint answered ${status}`))
  const refreshToken = typeof said.refresh_token === 'string' ? said.refresh_token : null
  return { accessToken: token, refreshToken, expiresIn: Number(said.expires_in) || 300 }
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
