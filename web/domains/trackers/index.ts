/** Issues of GitHub, GitLab and Jira beside a conversation, and the trackers they are kept in. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { trackerKeys } from './api.ts'
export { IssuesCard } from './issues/issues-card.tsx'

export const TrackersPage = lazyRouteComponent(() => import('./settings/trackers-page.tsx'), 'TrackersPage')
