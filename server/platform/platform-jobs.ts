import { z } from 'zod'
import { eventAt } from './events/queries.ts'
import { type Reaction, retryJob } from './events/reactions.ts'
import { sweepFiles } from './files/sweep.ts'
import { forgetKeys } from './http/idempotency.ts'
import { defineJob, type Job } from './jobs/jobs.ts'
import type { Platform } from './platform.ts'
import { systemAuthority } from './scope.ts'
import { createWebhookJobs } from './webhooks/jobs.ts'

export function createPlatformJobs(platform: Platform, reactions: readonly Reaction[]): readonly Job<never>[] {
  const { database, scopes } = platform
  return [
    ...createWebhookJobs(platform),
    defineJob({
      name: retryJob,
      payload: z.object({ workspaceId: z.uuid(), reaction: z.string(), position: z.number().int() }),
      async run({ workspaceId, reaction: name, position }) {
        const reaction = reactions.find((each) => each.name === name)
        if (!reaction) throw new Error(`nobody reacts under the name ${name}`)
        await scopes.write(systemAuthority(workspaceId), async (scope) => {
          const event = await eventAt(scope, position)
          if (event) await reaction.run(scope, event)
        })
      },
    }),
    defineJob({
      name: 'idempotency.forget-keys',
      schedule: '7 * * * *',
      payload: z.object({}),
      run: () => forgetKeys(database, scopes.now()),
    }),
    defineJob({
      name: 'files.sweep',
      schedule: '41 2 * * *',
      payload: z.object({}),
      async run() {
        const done = await sweepFiles(platform)
        if (done.aside || done.gone || done.back) platform.log.info(done, 'files that nobody refers to')
      },
    }),
  ]
}
