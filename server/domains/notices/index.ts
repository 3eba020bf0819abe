import type { Platform } from '../../platform/platform.ts'
import type { Domain } from '../domain.ts'
import { createNoticesJobs } from './jobs.ts'
import { createPushService } from './push/adapters/web-push.ts'
import { noticesReactions } from './reactions.ts'
import { createNoticesRoutes } from './routes.ts'

/**
 * Notices: who is told what, and by which way. It owns what stands under the bell, each member's choice of ways, and the
 * browsers that may be pushed to. It hears of mentions, assignments, customers' words and conversations that come back, and
 * changes nothing but its own.
 */
export function createNotices(platform: Platform): Domain {
  const service = createPushService(platform)
  return {
    name: 'notices',
    routes: createNoticesRoutes(platform, service),
    reactions: noticesReactions,
    jobs: createNoticesJobs(platform, service),
  }
}
