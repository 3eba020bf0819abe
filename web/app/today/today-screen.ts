import { lazyRouteComponent } from '@tanstack/react-router'

export const TodayPage = lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage')
