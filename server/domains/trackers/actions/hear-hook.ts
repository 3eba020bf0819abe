import { unseal } from '../../../platform/auth/secrets.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import { systemAuthority } from '../../../platform/scope.ts'
import { kinds } from '../adapters/kinds.ts'
import type { Hook } from '../adapters/tracker.ts'
import type { Trackers } from '../adapters/trackers.ts'
import { findIssue, hookedTracker } from '../queries.ts'

export const readingJob = 'issues.read'

/**
 * A tracker tells that something changed. Answered once the reading is a job that cannot be lost. Throws not-found for an
 * unknown tracker and for a webhook that is not signed with its secret: a stranger learns nothing.
 */
export async function hearHook({ platform }: Trackers, id: string, hook: Hook): Promise<void> {
  const tracker = found(await hookedTracker(platform.database, id))
  const kind = kinds[tracker.kind]
  if (!kind.isFrom(hook, unseal(platform.config.secret, tracker.hook_secret))) throw problem('not-found')
  const key = kind.told(hook)
  if (!key) return
  await platform.scopes.write(systemAuthority(tracker.workspace_id), async (scope) => {
    const issueId = await findIssue(scope, id, key)
    if (!issueId) return
    // One reading for a burst of webhooks; one that came while it ran gets a reading of its own.
    await addJob(
      scope.db,
      readingJob,
      { workspaceId: tracker.workspace_id, issueId },
      { key: `${readingJob}:${issueId}`, maxAttempts: 8 },
    )
  })
}
