/** What I am told: the bell with its list, and by which way I am told what. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { noticeKeys } from './api.ts'
export { Bell } from './components/bell.tsx'
export { useBadge } from './use-badge.ts'

export const NoticesPage = lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage')
export const NoticesSettingsPage = lazyRouteComponent(
  () => import('./settings/notices-settings-page.tsx'),
  'NoticesSettingsPage',
)
