import { z } from 'zod'
import type { Database } from '../../../platform/db/database.ts'
import { defineJob, type Job } from '../../../platform/jobs/jobs.ts'
import { type Scopes, systemAuthority } from '../../../platform/scope.ts'
import { askErasing, erase } from './actions/erase.ts'
import { eraseJob, nightJob } from './rules.ts'
import './tables.ts'

export const createRetentionJobs = (database: Database, scopes: Scopes): Job<never>[] => [
  defineJob({
    name: nightJob,
    payload: z.object({}),
    schedule: '17 1 * * *',
    async run() {
      const workspaces = await database.system.selectFrom('retention_rules').select('workspace_id').execute()
      for (const { workspace_id } of workspaces) await scopes.write(systemAuthority(workspace_id), askErasing)
    },
  }),
  defineJob({
    name: eraseJob,
    payload: z.object({ workspaceId: z.uuid() }),
    run: ({ workspaceId }) => erase(scopes, workspaceId),
  }),
]
