import { signIn } from '../../platform/auth/sessions.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { bestLanguage } from '../../platform/i18n/i18n.ts'
import type { Platform } from '../../platform/platform.ts'
import { setUp } from './actions/set-up.ts'
import { demoAdmin, needsSetup, sessionOf } from './queries.ts'

export function createTeamRoutes(platform: Platform): Routes {
  const { auth, config } = platform
  const { system } = platform.database
  return {
    'GET /setup': async ({ request }) => ({
      needsSetup: await needsSetup(system),
      demo: platform.demo && (await demoAdmin(system)) !== undefined,
      language: bestLanguage(request.headers['accept-language']),
      signIn: { oidc: config.oidc.map(({ id, name }) => ({ id, name })), magicLink: config.relayUrl !== null },
    }),
    'POST /setup': async ({ body, request, reply }) => {
      const user = await setUp(platform, body)
      await signIn(auth, user, request, reply)
      return sessionOf(system, user.userId, user.workspaceId)
    },
    'POST /demo/session': async ({ request, reply }) => {
      const user = platform.demo ? await demoAdmin(system) : undefined
      if (!user) throw problem('not-found')
      await signIn(auth, user, request, reply)
      return sessionOf(system, user.userId, user.workspaceId)
    },
    'GET /session': async ({ signedIn, authority }) => {
      if (!signedIn) throw problem('not-signed-in')
      if (!authority) throw problem('not-allowed')
      return sessionOf(system, signedIn.userId, authority.workspaceId)
    },
  }
}
