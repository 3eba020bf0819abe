import { z } from 'zod'
import { defineJob, type Job } from '../../../platform/jobs/jobs.ts'
import type { Scopes } from '../../../platform/scope.ts'
import { goOn } from './actions/go-on.ts'
import { job } from './rules.ts'

export const createImportJobs = (scopes: Scopes): Job<never>[] => [
  defineJob({
    name: job,
    payload: z.object({ workspaceId: z.uuid(), importId: z.uuid() }),
    run: ({ workspaceId, importId }) => goOn(scopes, workspaceId, importId),
  }),
]
