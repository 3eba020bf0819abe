import type { Platform } from '../../platform/platform.ts'
import { offerConversationFields } from '../conversations/index.ts'
import type { Domain } from '../domain.ts'
import { openTrackers } from './adapters/trackers.ts'
import { linkedIssue } from './filtering/rules.ts'
import { createTrackersJobs } from './jobs.ts'
import { createTrackersRoutes } from './routes.ts'

/**
 * Trackers: the issues of GitHub, GitLab and Jira that conversations are linked to. It owns the connected trackers with
 * their sealed tokens, and each linked issue as it was when last read.
 *
 * A tracker tells by webhook that an issue changed; what the webhook says is not believed, the issue is read anew and the
 * change told in every conversation that is linked to it. What no webhook told of is read by the clock.
 */
export function createTrackers(platform: Platform): Domain {
  const trackers = openTrackers(platform)
  offerConversationFields('trackers', ({ workspaceId }) => [linkedIssue(workspaceId)])
  return {
    name: 'trackers',
    routes: createTrackersRoutes(trackers),
    reactions: [],
    jobs: createTrackersJobs(trackers),
  }
}
