import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Language } from '../../../contract/shapes.ts'
import type { Config } from '../config/config.ts'
import { newId } from '../db/ids.ts'
import { createThrottle } from '../http/throttle.ts'
import { bestLanguage } from '../i18n/i18n.ts'
import { linkHash, signInLink } from './link-address.ts'
import { openedByKept } from './opened-by-kept.ts'

/** Mails that sign-in needs, in the language of whoever asks for them. */
export interface AuthMails {
  magicLink(to: string, url: string, language: Language): Promise<void>
  resetPassword(to: string, url: string, language: Language): Promise<void>
}

/**
 * Passwords, magic links, passkeys, two factors, OIDC and API keys are better-auth's work on our database. What a user
 * may do in a workspace is not its matter: that is the member's role (domain team).
 */
export function createAuthentication(config: Config, pool: pg.Pool, mails: AuthMails) {
  const secure = config.url.startsWith('https:')
  // By address is the rate limit below; this is for a guesser who comes from many.
  const guesses = createThrottle(20, 15 * 60_000)
  return betterAuth({
    appName: 'Kept',
    baseURL: config.url,
    basePath: '/api/auth',
    secret: config.secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    trustedOrigins: ownOrigins(config.url),
    // Names belong to the profile, and keys to whoever may manage them: Kept has its own endpoints for both.
    disabledPaths: [
      '/update-user',
      // It would spend a sign-in link by being opened; Kept asks first (link-address.ts).
      '/magic-link/verify',
      '/api-key/create',
      '/api-key/update',
      '/api-key/get',
      '/api-key/list',
      '/api-key/delete',
    ],
    user: { modelName: 'auth_users', changeEmail: { enabled: false } },
    session: {
      modelName: 'auth_sessions',
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 24,
      additionalFields: { workspaceId: { type: 'string', required: false, input: false } },
    },
    account: {
      modelName: 'auth_accounts',
      accountLinking: { enabled: true, trustedProviders: config.oidc.map((provider) => provider.id) },
    },
    verification: { modelName: 'auth_verifications' },
    emailAndPassword: {
      enabled: true,
      // Accounts are made by the first run and by invitations only.
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }, request) => mails.resetPassword(user.email, url, languageOf(request?.headers)),
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/*': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        if (path !== '/sign-in/email') return
        try {
          guesses.take(String(body?.email).toLowerCase())
        } catch {
          throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many attempts. Wait a moment and try again.' })
        }
      }),
    },
    advanced: {
      cookiePrefix: 'kept',
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-kept-client'] },
      // Said, because the library leaves it out under test, and tests have to meet what people meet.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      openedByKept(),
      magicLink({
        disableSignUp: true,
        expiresIn: 600,
        storeToken: { type: 'custom-hasher', hash: async (token) => linkHash(token) },
        sendMagicLink: async ({ email, url, token }, ctx) => {
          if (await mayEnterByMail(pool, email))
            await mails.magicLink(email, signInLink(token, url), languageOf(ctx?.headers))
        },
      }),
      twoFactor({ issuer: 'Kept', schema: { twoFactor: { modelName: 'auth_two_factors' } } }),
      passkey({
        rpName: 'Kept',
        rpID: new URL(config.url).hostname,
        origin: new URL(config.url).origin,
        schema: { passkey: { modelName: 'auth_passkeys' } },
      }),
      apiKey({
        defaultPrefix: 'kept_',
        keyExpiration: { maxExpiresIn: 3650 },
        rateLimit: { enabled: false },
        schema: { apikey: { modelName: 'auth_api_keys' } },
      }),
      // Its providers join when they have answered (providers.ts).
      genericOAuth({ config: [] }),
    ],
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

export type Authentication = ReturnType<typeof createAuthentication>

/** This machine has two names, and browsers hold them for two sites. */
function ownOrigins(url: string): string[] {
  const { protocol, hostname, port, origin } = new URL(url)
  return hostname === 'localhost' ? [origin, `${protocol}//127.0.0.1:${port}`] : [origin]
}

const languageOf = (headers: Headers | undefined) => bestLanguage(headers?.get('accept-language'))

/** A stranger is sent nothing, and is not told so. Whoever has a second factor does not get around it by their mailbox. */
async function mayEnterByMail(pool: pg.Pool, email: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from auth_users where email = $1 and "twoFactorEnabled" is not true', [
    email.toLowerCase(),
  ])
  return rowCount === 1
}
