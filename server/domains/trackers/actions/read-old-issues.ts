import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Platform } from '../../../platform/platform.ts'
import { readingJob } from './hear-hook.ts'

const hour = 3_600_000
const mostAtOnce = 200

/** Webhooks get lost and some trackers are given none: what was not asked for in an hour is read again, a closed one after a day. */
export async function readOldIssues({ database, scopes }: Platform): Promise<void> {
  const now = scopes.now().getTime()
  const old = await database.system
    .selectFrom('issues')
    .select(['workspace_id', 'id'])
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'open'), where('asked_at', '<', new Date(now - hour))]),
        where('asked_at', '<', new Date(now - 24 * hour)),
      ]),
    )
    .orderBy('asked_at')
    .limit(mostAtOnce)
    .execute()
  for (const { workspace_id: workspaceId, id: issueId } of old) {
    const options = { key: `${readingJob}:${issueId}`, maxAttempts: 1 }
    await addJob(database.system, readingJob, { workspaceId, issueId }, options)
  }
}
