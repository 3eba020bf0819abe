import { found, problem } from '../../../../platform/http/problem.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { findMail } from '../queries.ts'
import { rereadingJob } from '../rules.ts'

/** Has a failed or unreadable mail read again, now. */
export async function askRereading(scope: Scope, id: string): Promise<void> {
  const mail = found(await findMail(scope, id))
  if (mail.state !== 'failed' && mail.state !== 'unreadable')
    throw problem('not-in-this-state', { detail: 'Only a failed or unreadable mail is read again.' })
  await addJob(
    scope.db,
    rereadingJob,
    { workspaceId: scope.workspaceId, id },
    { key: `${rereadingJob}:${id}`, maxAttempts: 1 },
  )
}
