import { z } from 'zod'
import { defineJob, type Job } from '../../../platform/jobs/jobs.ts'
import type { Scopes } from '../../../platform/scope.ts'
import { goOn } from './actions/go-on.ts'
import { bulkJob } from './rules.ts'

export const createBulkJobs = (scopes: Scopes): Job<never>[] => [
  defineJob({
    name: bulkJob,
    payload: z.object({ workspaceId: z.uuid(), runId: z.uuid() }),
    run: ({ workspaceId, runId }) => goOn(scopes, workspaceId, runId),
  }),
]
