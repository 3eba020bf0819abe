import { lazyRouteComponent } from '@tanstack/react-router'

export const SettingsPage = lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage')

/** Screens of the settings that belong to no domain. */
export const platformSettings = {
  Keys: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
  Webhooks: lazyRouteComponent(() => import('./webhooks-page.tsx'), 'WebhooksPage'),
  Deliveries: lazyRouteComponent(() => import('./deliveries-page.tsx'), 'DeliveriesPage'),
  Jobs: lazyRouteComponent(() => import('./jobs-page.tsx'), 'JobsPage'),
}
