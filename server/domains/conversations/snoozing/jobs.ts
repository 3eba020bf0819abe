import { z } from 'zod'
import { defineJob, type Job } from '../../../platform/jobs/jobs.ts'
import { type Scopes, systemAuthority } from '../../../platform/scope.ts'
import { wake } from './actions/wake.ts'
import { wakingJob } from './rules.ts'

export const createSnoozingJobs = (scopes: Scopes): Job<never>[] => [
  defineJob({
    name: wakingJob,
    payload: z.object({ workspaceId: z.uuid(), conversationId: z.uuid() }),
    run: ({ workspaceId, conversationId }) =>
      scopes.write(systemAuthority(workspaceId), (scope) => wake(scope, conversationId)),
  }),
]
