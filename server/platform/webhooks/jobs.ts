import { z } from 'zod'
import { createOutgoing } from '../http/outgoing.ts'
import { defineJob, type Job } from '../jobs/jobs.ts'
import type { Platform } from '../platform.ts'
import { deliver } from './deliver.ts'
import { deliverJob } from './fan-out.ts'

const kept = 30 * 86_400_000

export function createWebhookJobs({ config, database, scopes }: Platform): readonly Job<never>[] {
  const outgoing = createOutgoing(config.allowPrivateAddresses)
  return [
    defineJob({
      name: deliverJob,
      payload: z.object({ workspaceId: z.uuid(), deliveryId: z.uuid() }),
      run: (payload) => deliver(scopes, outgoing, config.secret, payload),
    }),
    defineJob({
      name: 'webhook.forget-deliveries',
      schedule: '17 3 * * *',
      payload: z.object({}),
      async run() {
        const before = new Date(scopes.now().getTime() - kept)
        await database.system
          .deleteFrom('webhook_deliveries')
          .where('created_at', '<', before)
          .where('state', 'in', ['delivered', 'failed'])
          .execute()
      },
    }),
  ]
}
