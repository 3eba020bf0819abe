import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { readingJob } from './actions/hear-hook.ts'
import { readIssue } from './actions/read-issue.ts'
import { readOldIssues } from './actions/read-old-issues.ts'
import type { Trackers } from './adapters/trackers.ts'

export function createTrackersJobs(trackers: Trackers): Job<never>[] {
  return [
    defineJob({
      name: readingJob,
      payload: z.object({ workspaceId: z.uuid(), issueId: z.uuid() }),
      run: ({ workspaceId, issueId }) => readIssue(trackers, workspaceId, issueId),
    }),
    defineJob({
      name: 'issues.read-old',
      payload: z.object({}),
      schedule: '*/10 * * * *',
      run: () => readOldIssues(trackers.platform),
    }),
  ]
}
