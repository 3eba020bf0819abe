import { z } from 'zod'
import { defineJob, type Job } from '../../../platform/jobs/jobs.ts'
import type { Scopes } from '../../../platform/scope.ts'
import { sendDue } from './actions/send-scheduled.ts'
import { scheduledJob } from './rules.ts'

export const createSchedulingJobs = (scopes: Scopes): Job<never>[] => [
  defineJob({
    name: scheduledJob,
    payload: z.object({ workspaceId: z.uuid(), id: z.uuid() }),
    run: ({ workspaceId, id }) => sendDue(scopes, workspaceId, id),
  }),
]
