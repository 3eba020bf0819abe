import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import type { View } from '../../contract/conversations.ts'
import { channelSettings, DeskPage } from '../domains/channels/index.ts'
import { InboxPage, readFilter, TopicsPage } from '../domains/conversations/index.ts'
import { CompaniesPage, CompanyPage, PeoplePage, PersonPage } from '../domains/customers/index.ts'
import { InvitationPage, ResetPasswordPage, SignInPage, teamSettings, WelcomePage } from '../domains/team/index.ts'
import { queryClient } from './query-client.ts'
import { RouteFailed, RouteMissing, RoutePending } from './route-states.tsx'
import { sessionQuery, setupQuery } from './session.ts'
import { platformSettings, SettingsPage } from './settings/settings-screens.ts'
import { Shell } from './shell/shell.tsx'
import { TodayPage } from './today/today-screen.ts'

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

const root = createRootRoute({ component: Outlet, notFoundComponent: RouteMissing })
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const signIn = createRoute({
  ...at('/sign-in'),
  component: SignInPage,
  validateSearch: (search): { to?: string | undefined; error?: string | undefined } => ({
    to: text(search.to),
    error: text(search.error),
  }),
})
const welcome = createRoute({ ...at('/welcome'), component: WelcomePage })
const resetPassword = createRoute({
  ...at('/reset-password'),
  component: ResetPasswordPage,
  validateSearch: (search): { token?: string | undefined } => ({ token: text(search.token) }),
})
const invitation = createRoute({ ...at('/invitation/$token'), component: InvitationPage })

/** Everything behind sign-in. The session is fetched once, before the first of these screens is drawn. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: Shell,
  beforeLoad: async ({ location }) => {
    if (await queryClient.ensureQueryData(sessionQuery)) return
    const setup = await queryClient.ensureQueryData(setupQuery)
    if (setup.needsSetup || setup.demo) throw redirect({ to: '/welcome' })
    throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } })
  },
})
const inside = <const Path extends string>(path: Path) => ({ getParentRoute: () => member, path })

const views: readonly View[] = ['open', 'mine', 'unassigned', 'waiting', 'resolved', 'all', 'spam', 'trash']
const viewOf = (value: string): View => views.find((view) => view === value) ?? 'open'

const today = createRoute({ ...inside('/'), component: TodayPage })
const inboxDoor = createRoute({
  ...inside('/inbox'),
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view/{-$number}', params: { view: 'open', number: undefined } })
  },
})
const inbox = createRoute({
  ...inside('/inbox/$view/{-$number}'),
  component: InboxPage,
  params: {
    parse: ({ view, number }): { view: View; number: string | undefined } => ({ view: viewOf(view), number }),
    stringify: ({ view, number }) => ({ view, number }),
  },
  validateSearch: readFilter,
})
const people = createRoute({
  ...inside('/people'),
  component: PeoplePage,
  validateSearch: (search): { text?: string | undefined } => ({ text: text(search.text) }),
})
const person = createRoute({ ...inside('/people/$id'), component: PersonPage })
const companies = createRoute({
  ...inside('/companies'),
  component: CompaniesPage,
  validateSearch: (search): { text?: string | undefined } => ({ text: text(search.text) }),
})
const company = createRoute({ ...inside('/companies/$id'), component: CompanyPage })
const desk = createRoute({ ...inside('/demo/desk'), component: DeskPage })

const settings = createRoute({ ...inside('/settings'), component: SettingsPage })
const setting = <const Path extends string>(path: Path) => ({ getParentRoute: () => settings, path })
const settingsTree = settings.addChildren([
  createRoute({
    ...setting('/'),
    beforeLoad: () => {
      throw redirect({ to: '/settings/profile' })
    },
  }),
  createRoute({ ...setting('/profile'), component: teamSettings.Profile }),
  createRoute({ ...setting('/security'), component: teamSettings.Security }),
  createRoute({ ...setting('/members'), component: teamSettings.Members }),
  createRoute({ ...setting('/teams'), component: teamSettings.Teams }),
  createRoute({ ...setting('/workspace'), component: teamSettings.Workspace }),
  createRoute({ ...setting('/topics'), component: TopicsPage }),
  createRoute({ ...setting('/channels'), component: channelSettings.Channels }),
  createRoute({ ...setting('/channels/new'), component: channelSettings.NewChannel }),
  createRoute({ ...setting('/channels/$id'), component: channelSettings.Channel }),
  createRoute({ ...setting('/mails'), component: channelSettings.Mails }),
  createRoute({ ...setting('/keys'), component: platformSettings.Keys }),
  createRoute({ ...setting('/webhooks'), component: platformSettings.Webhooks }),
  createRoute({ ...setting('/webhooks/$id'), component: platformSettings.Deliveries }),
  createRoute({ ...setting('/jobs'), component: platformSettings.Jobs }),
])

const routeTree = root.addChildren([
  signIn,
  welcome,
  resetPassword,
  invitation,
  member.addChildren([today, inboxDoor, inbox, people, person, companies, company, desk, settingsTree]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: RoutePending,
  defaultErrorComponent: RouteFailed,
  defaultNotFoundComponent: RouteMissing,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
