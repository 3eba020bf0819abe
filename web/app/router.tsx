import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import type { ReplyUse } from '../../contract/ready-replies.ts'
import { channelSettings, DeskPage } from '../domains/channels/index.ts'
import {
  AskedPage,
  BulkRunPage,
  FormsPage,
  InboxPage,
  placeOf,
  ReadyRepliesPage,
  ReplyUsesPage,
  readFilter,
  ShelvesPage,
  StatusesPage,
  TopicsPage,
} from '../domains/conversations/index.ts'
import { CompaniesPage, CompanyPage, ImportPage, PeoplePage, PersonPage } from '../domains/customers/index.ts'
import { FieldsPage } from '../domains/fields/index.ts'
import { NoticesPage, NoticesSettingsPage } from '../domains/notices/index.ts'
import { OrderPage, OrdersPage } from '../domains/orders/index.ts'
import { lineFrom, SearchPage } from '../domains/search/index.ts'
import {
  InvitationPage,
  ResetPasswordPage,
  SignInLinkPage,
  SignInPage,
  teamSettings,
  WelcomePage,
} from '../domains/team/index.ts'
import { TrackersPage } from '../domains/trackers/index.ts'
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
const signInLink = createRoute({
  ...at('/sign-in/link/$token'),
  component: SignInLinkPage,
  validateSearch: (search): { to?: string | undefined } => ({ to: text(search.to) }),
})
const welcome = createRoute({ ...at('/welcome'), component: WelcomePage })
const resetPassword = createRoute({
  ...at('/reset-password'),
  component: ResetPasswordPage,
  validateSearch: (search): { token?: string | undefined } => ({ token: text(search.token) }),
})
const invitation = createRoute({ ...at('/invitation/$token'), component: InvitationPage })

/** All there is for somebody of another department; whatever else they go to, they find what they are asked. */
const forColleagues = /^\/($|asked\/|notices$|settings(\/(profile|notices|security))?\/?$)/

/** Everything behind sign-in. The session is fetched once, before the first of these screens is drawn. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    const isColleague = session && !session.abilities.includes('conversations.read')
    if (isColleague && !forColleagues.test(location.pathname)) throw redirect({ to: '/' })
    if (session) return
    const setup = await queryClient.ensureQueryData(setupQuery)
    if (setup.needsSetup || setup.demo) throw redirect({ to: '/welcome' })
    throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } })
  },
})
const inside = <const Path extends string>(path: Path) => ({ getParentRoute: () => member, path })

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
    parse: ({ view, number }): { view: string; number: string | undefined } => ({ view: placeOf(view), number }),
    stringify: ({ view, number }) => ({ view, number }),
  },
  validateSearch: readFilter,
})
const search = createRoute({ ...inside('/search'), component: SearchPage, validateSearch: lineFrom })
const people = createRoute({
  ...inside('/people'),
  component: PeoplePage,
  validateSearch: (
    search,
  ): { text?: string | undefined; filter?: string | undefined; segment?: string | undefined } => ({
    text: text(search.text),
    filter: text(search.filter),
    segment: text(search.segment),
  }),
})
const person = createRoute({ ...inside('/people/$id'), component: PersonPage })
const companies = createRoute({
  ...inside('/companies'),
  component: CompaniesPage,
  validateSearch: (search): { text?: string | undefined; filter?: string | undefined } => ({
    text: text(search.text),
    filter: text(search.filter),
  }),
})
const company = createRoute({ ...inside('/companies/$id'), component: CompanyPage })
const orders = createRoute({
  ...inside('/orders'),
  component: OrdersPage,
  validateSearch: (search): { text?: string | undefined; filter?: string | undefined } => ({
    text: text(search.text),
    filter: text(search.filter),
  }),
})
const order = createRoute({ ...inside('/orders/$id'), component: OrderPage })
const notices = createRoute({ ...inside('/notices'), component: NoticesPage })
const asked = createRoute({ ...inside('/asked/$id'), component: AskedPage })
const desk = createRoute({ ...inside('/demo/desk'), component: DeskPage })

const bulkRun = createRoute({ ...inside('/bulk/$id'), component: BulkRunPage })
const outcomes: readonly ReplyUse['outcome'][] = ['held', 'reopened', 'unresolved', 'too-early']

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
  createRoute({ ...setting('/notices'), component: NoticesSettingsPage }),
  createRoute({ ...setting('/security'), component: teamSettings.Security }),
  createRoute({ ...setting('/members'), component: teamSettings.Members }),
  createRoute({ ...setting('/teams'), component: teamSettings.Teams }),
  createRoute({ ...setting('/workspace'), component: teamSettings.Workspace }),
  createRoute({ ...setting('/topics'), component: TopicsPage }),
  createRoute({ ...setting('/statuses'), component: StatusesPage }),
  createRoute({ ...setting('/fields'), component: FieldsPage }),
  createRoute({ ...setting('/forms'), component: FormsPage }),
  createRoute({ ...setting('/import'), component: ImportPage }),
  createRoute({ ...setting('/ready-replies'), component: ReadyRepliesPage }),
  createRoute({
    ...setting('/ready-replies/$id'),
    component: ReplyUsesPage,
    validateSearch: (search): { outcome?: ReplyUse['outcome'] | undefined } => ({
      outcome: outcomes.find((outcome) => outcome === search.outcome),
    }),
  }),
  createRoute({ ...setting('/shelves'), component: ShelvesPage }),
  createRoute({ ...setting('/trackers'), component: TrackersPage }),
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
  signInLink,
  welcome,
  resetPassword,
  invitation,
  member.addChildren([
    today,
    bulkRun,
    inboxDoor,
    inbox,
    search,
    people,
    person,
    companies,
    company,
    orders,
    order,
    notices,
    asked,
    desk,
    settingsTree,
  ]),
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
