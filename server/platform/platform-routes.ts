import { createKeyRoutes } from './auth/routes.ts'
import { eventRoutes } from './events/routes.ts'
import type { Routes } from './http/routes.ts'
import { createJobRoutes } from './jobs/routes.ts'
import type { Platform } from './platform.ts'
import { createLiveRoutes } from './realtime/routes.ts'
import { createWebhookRoutes } from './webhooks/routes.ts'

/** The endpoints that belong to no domain. */
export const createPlatformRoutes = (platform: Platform): Routes => ({
  ...eventRoutes,
  ...createLiveRoutes(platform),
  ...createKeyRoutes(platform),
  ...createWebhookRoutes(platform),
  ...createJobRoutes(platform),
})
