import { seal, unseal } from '../../platform/auth/secrets.ts'
import { signIn } from '../../platform/auth/sessions.ts'
import { findSignInLink, spendSignInLink } from '../../platform/auth/sign-in-links.ts'
import { endSessions, findUserByEmail, moveSession } from '../../platform/auth/users.ts'
import { found, problem } from '../../platform/http/problem.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import { bestLanguage } from '../../platform/i18n/i18n.ts'
import type { Platform } from '../../platform/platform.ts'
import { letOut } from '../../platform/realtime/let-out.ts'
import { changeMember } from './actions/change-member.ts'
import { changeProfile } from './actions/change-profile.ts'
import { addTeam, changeTeam, deleteTeam } from './actions/change-team.ts'
import { changeWorkspace } from './actions/change-workspace.ts'
import { setUp } from './actions/set-up.ts'
import { acceptInvitation } from './invitations/actions/accept-invitation.ts'
import { invite, tokenHash, withdrawInvitation } from './invitations/actions/invite.ts'
import { invitationsOf, openInvitation } from './invitations/queries.ts'
import { invitationUrl } from './jobs.ts'
import { demoAdmin, membersOf, needsSetup, requireMembership, sessionOf, teamsOf } from './queries.ts'

export const createTeamRoutes = (platform: Platform): Routes => ({
  ...sessionRoutes(platform),
  ...memberRoutes(platform),
  ...invitationRoutes(platform),
  'PATCH /workspace': ({ body, write }) => write((scope) => changeWorkspace(scope, body)),
  'GET /teams': async ({ read }) => ({ items: await read(teamsOf) }),
  'POST /teams': ({ body, write }) => write((scope) => addTeam(scope, body)),
  'PATCH /teams/{id}': ({ params, body, write }) => write((scope) => changeTeam(scope, params.id, body)),
  'DELETE /teams/{id}': async ({ params, write }) => {
    await write((scope) => deleteTeam(scope, params.id))
  },
})

function sessionRoutes(platform: Platform): Routes {
  const { auth, config } = platform
  const { system } = platform.database
  return {
    'GET /setup': async ({ request }) => ({
      needsSetup: await needsSetup(system),
      demo: platform.demo && (await demoAdmin(system)) !== undefined,
      language: bestLanguage(request.headers['accept-language']),
      signIn: {
        oidc: platform.providers.list().map(({ id, name, trouble }) => ({ id, name, available: trouble === null })),
        magicLink: config.relayUrl !== null,
      },
    }),
    'POST /setup': async ({ body, request, reply }) => {
      const user = await setUp(platform, body)
      await signIn(auth, user, request, reply)
      return sessionOf(system, user.userId, user.workspaceId)
    },
    'POST /demo/session': async ({ request, reply }) => {
      const user = found(platform.demo ? await demoAdmin(system) : null)
      await signIn(auth, user, request, reply)
      return sessionOf(system, user.userId, user.workspaceId)
    },
    'GET /sign-in-links/{token}': async ({ params }) =>
      found(await findSignInLink(system, params.token, platform.scopes.now())),
    'POST /sign-in-links/{token}/session': async ({ params, request, reply }) => {
      if (!(await spendSignInLink(auth, params.token, request, reply))) throw problem('not-found')
    },
    'GET /session': async ({ signedIn, authority }) => {
      if (!signedIn) throw problem('not-signed-in')
      if (!authority) throw problem('not-allowed')
      return sessionOf(system, signedIn.userId, authority.workspaceId)
    },
    'PUT /session/workspace': async ({ body, signedIn }) => {
      if (!signedIn) throw problem('not-signed-in')
      await requireMembership(system, signedIn.userId, body.workspaceId)
      await moveSession(system, signedIn.sessionId, body.workspaceId)
      platform.membersChanged()
      return sessionOf(system, signedIn.userId, body.workspaceId)
    },
  }
}

function memberRoutes(platform: Platform): Routes {
  return {
    'PATCH /profile': async ({ body, write }) => {
      const profile = await write((scope) => changeProfile(scope, body))
      if (body.name !== undefined) platform.membersChanged()
      return profile
    },
    'GET /members': async ({ read }) => ({ items: await read(membersOf) }),
    'PATCH /members/{id}': async ({ params, body, write }) => {
      const { member, leftUserId } = await write((scope) => changeMember(scope, params.id, body))
      if (leftUserId) await endSessions(platform.database.system, leftUserId)
      platform.membersChanged()
      letOut(platform.bus, member.id)
      return member
    },
  }
}

function invitationRoutes(platform: Platform): Routes {
  const { auth, config, scopes } = platform
  const { system } = platform.database
  // An account that exists is proved by its password: no more guesses than at the sign-in.
  const guesses = createThrottle(10, 60_000)
  const invitation = async (token: string) => found(await openInvitation(system, tokenHash(token), scopes.now()))
  return {
    'GET /invitations': async ({ read }) => ({ items: await read(invitationsOf) }),
    'POST /invitations': async ({ body, write }) => {
      const made = await write((scope) => invite(scope, body, (token) => seal(config.secret, token)))
      const { token, ...shown } = made
      return { ...shown, url: invitationUrl(config.url, unseal(config.secret, token)) }
    },
    'DELETE /invitations/{id}': async ({ params, write }) => {
      await write((scope) => withdrawInvitation(scope, params.id))
    },
    'GET /invitations/by-token/{token}': async ({ params }) => {
      const { workspaceName, email, role, invitedBy } = await invitation(params.token)
      const hasAccount = (await findUserByEmail(system, email)) !== undefined
      return { workspaceName, email, role, invitedBy: invitedBy ?? workspaceName, hasAccount }
    },
    'POST /invitations/by-token/{token}/acceptance': async ({ params, body, signedIn, request, reply }) => {
      guesses.take(tokenHash(params.token))
      const user = await acceptInvitation(platform, {
        ...body,
        token: params.token,
        signedInAs: signedIn?.userId ?? null,
      })
      await signIn(auth, user, request, reply)
      return sessionOf(system, user.userId, user.workspaceId)
    },
  }
}
