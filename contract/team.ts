import { z } from 'zod'
import { abilities, roles } from './abilities.ts'
import { endpoints } from './endpoint.ts'
import { at, emailAddress, id, idParams, language } from './shapes.ts'

export const role = z.enum(roles)
const name = z.string().trim().min(1).max(120)
const timeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    } catch {
      return false
    }
  }, 'unknown time zone')

export const member = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role,
    avatar: z.string().nullable(),
    teamIds: z.array(id),
    away: z.boolean(),
    active: z.boolean().describe('False: has left; kept for the history'),
    lastSeenAt: at.nullable(),
    createdAt: at,
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof member>

export const team = z.object({ id, name: z.string(), memberIds: z.array(id), createdAt: at }).meta({ id: 'Team' })
export type Team = z.infer<typeof team>

export const invitation = z
  .object({ id, email: z.string(), role, teamIds: z.array(id), invitedBy: z.string(), expiresAt: at, createdAt: at })
  .meta({ id: 'Invitation' })

export const theme = z.enum(['light', 'dark', 'system'])

export const profile = z
  .object({
    member,
    language,
    theme,
    timeZone: z.string(),
    signature: z.string().describe('HTML under each reply'),
    undoSeconds: z.number().int().min(0).max(60).describe('How long a reply waits before it leaves'),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof profile>

export const workspace = z
  .object({ id, name: z.string(), language, timeZone: z.string(), demo: z.boolean(), createdAt: at })
  .meta({ id: 'Workspace' })
export type Workspace = z.infer<typeof workspace>

export const session = z
  .object({
    user: z.object({ id, name: z.string(), email: z.string(), twoFactor: z.boolean() }),
    workspace,
    workspaces: z.array(z.object({ id, name: z.string() })).describe('Every workspace of this user'),
    profile,
    abilities: z.array(z.enum(abilities)),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

export const setupState = z
  .object({
    needsSetup: z.boolean().describe('True until the first member exists'),
    demo: z.boolean().describe('True where the demo workspace can be entered without a password'),
    language,
    signIn: z.object({
      oidc: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          available: z
            .boolean()
            .describe('False while the provider cannot be reached; it is looked for again by itself'),
        }),
      ),
      magicLink: z.boolean(),
    }),
  })
  .meta({ id: 'SetupState' })
export type SetupState = z.infer<typeof setupState>

/**
 * Passwords, magic links, passkeys, two-factor and OIDC live below /api/auth (better-auth); these endpoints are what
 * Kept adds: the first run, the session with its abilities, members, teams, invitations, the own profile.
 */
export const teamContract = endpoints({
  'GET /setup': {
    summary: 'What the first screen has to show',
    tag: 'Session',
    access: 'public',
    response: setupState,
  },
  'POST /setup': {
    summary: 'First run: make the workspace and its first admin, and sign in',
    tag: 'Session',
    access: 'public',
    body: z.object({
      workspaceName: name,
      name,
      email: emailAddress,
      password: z.string().min(10).max(200),
      language,
      timeZone: timeZone.default('UTC'),
    }),
    response: session,
    status: 201,
    errors: ['already-set-up'],
  },
  'POST /demo/session': {
    summary: 'Enter the demo workspace; only there in demo mode',
    tag: 'Session',
    access: 'public',
    response: session,
    status: 201,
  },
  'GET /sign-in-links/{token}': {
    summary: 'Whom a link in a sign-in mail would let in; opening it spends nothing',
    tag: 'Session',
    access: 'public',
    params: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({ email: z.string() }),
  },
  'POST /sign-in-links/{token}/session': {
    summary: 'Sign in by the link of a mail; it works once',
    tag: 'Session',
    access: 'public',
    params: z.object({ token: z.string().min(20).max(200) }),
  },
  'GET /session': {
    summary: 'Who am I, where, and what may I do',
    tag: 'Session',
    access: 'session',
    response: session,
  },
  'PUT /session/workspace': {
    summary: 'Go to another workspace of mine',
    tag: 'Session',
    access: 'session',
    body: z.object({ workspaceId: id }),
    response: session,
  },
  'PATCH /profile': {
    summary: 'Change what is mine: name, language, theme, time zone, signature, undo, away',
    tag: 'Members',
    access: 'profile.write',
    body: z
      .object({
        name,
        language,
        theme,
        timeZone,
        signature: z.string().max(20_000),
        undoSeconds: z.number().int().min(0).max(60),
        away: z.boolean(),
      })
      .partial(),
    response: profile,
  },
  'PATCH /workspace': {
    summary: 'Name, language and time zone of the workspace',
    tag: 'Workspace',
    access: 'workspace.manage',
    body: z.object({ name, language, timeZone }).partial(),
    response: workspace,
  },
  'GET /members': {
    summary: 'All members, the ones who have left among them',
    tag: 'Members',
    access: 'workspace.read',
    response: z.object({ items: z.array(member) }),
  },
  'PATCH /members/{id}': {
    summary: 'Change role or teams, or let a member leave (active: false signs them out everywhere)',
    tag: 'Members',
    access: 'members.manage',
    params: idParams,
    body: z.object({ role, teamIds: z.array(id).max(100), active: z.boolean() }).partial(),
    response: member,
    errors: ['not-in-this-state'],
  },
  'GET /invitations': {
    summary: 'Invitations not yet accepted',
    tag: 'Members',
    access: 'members.manage',
    response: z.object({ items: z.array(invitation) }),
  },
  'POST /invitations': {
    summary: 'Invite somebody by e-mail; the link is mailed and shown once',
    tag: 'Members',
    access: 'members.manage',
    body: z.object({ email: emailAddress, role, teamIds: z.array(id).max(100).default([]) }),
    response: invitation.extend({ url: z.string().describe('The link, shown only here') }),
    status: 201,
    errors: ['already-exists'],
  },
  'DELETE /invitations/{id}': {
    summary: 'Withdraw an invitation',
    tag: 'Members',
    access: 'members.manage',
    params: idParams,
  },
  'GET /invitations/by-token/{token}': {
    summary: 'What the invited person sees before accepting',
    tag: 'Members',
    access: 'public',
    params: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({
      workspaceName: z.string(),
      email: z.string(),
      role,
      invitedBy: z.string(),
      hasAccount: z.boolean(),
    }),
  },
  'POST /invitations/by-token/{token}/acceptance': {
    summary: 'Accept: makes the account where there is none, and signs in',
    tag: 'Members',
    access: 'public',
    params: z.object({ token: z.string().min(20).max(200) }),
    body: z.object({ name: name.optional(), password: z.string().min(10).max(200), language: language.optional() }),
    response: session,
    status: 201,
  },
  'GET /teams': {
    summary: 'All teams with their members',
    tag: 'Teams',
    access: 'workspace.read',
    response: z.object({ items: z.array(team) }),
  },
  'POST /teams': {
    summary: 'Make a team',
    tag: 'Teams',
    access: 'members.manage',
    body: z.object({ name, memberIds: z.array(id).max(1000).default([]) }),
    response: team,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /teams/{id}': {
    summary: 'Rename a team or change who is in it',
    tag: 'Teams',
    access: 'members.manage',
    params: idParams,
    body: z.object({ name, memberIds: z.array(id).max(1000) }).partial(),
    response: team,
    errors: ['already-exists'],
  },
  'DELETE /teams/{id}': {
    summary: 'Delete a team; its conversations become unassigned to a team',
    tag: 'Teams',
    access: 'members.manage',
    params: idParams,
  },
})
