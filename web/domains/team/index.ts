/** Who works here: signing in, members, teams, invitations and one's own profile. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { membersQuery, teamKeys, teamsQuery } from './api.ts'
export { memberSource, readerSource, teamSource } from './choosing/use-member-choices.ts'
export { useReaders } from './use-readers.ts'

export const SignInPage = lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage')
export const SignInLinkPage = lazyRouteComponent(() => import('./sign-in/sign-in-link-page.tsx'), 'SignInLinkPage')
export const WelcomePage = lazyRouteComponent(() => import('./sign-in/welcome-page.tsx'), 'WelcomePage')
export const ResetPasswordPage = lazyRouteComponent(
  () => import('./sign-in/reset-password-page.tsx'),
  'ResetPasswordPage',
)
export const InvitationPage = lazyRouteComponent(() => import('./sign-in/invitation-page.tsx'), 'InvitationPage')

export const teamSettings = {
  Profile: lazyRouteComponent(() => import('./settings/profile-page.tsx'), 'ProfilePage'),
  Security: lazyRouteComponent(() => import('./settings/security-page.tsx'), 'SecurityPage'),
  Members: lazyRouteComponent(() => import('./settings/members-page.tsx'), 'MembersPage'),
  Teams: lazyRouteComponent(() => import('./settings/teams-page.tsx'), 'TeamsPage'),
  Workspace: lazyRouteComponent(() => import('./settings/workspace-page.tsx'), 'WorkspacePage'),
}
