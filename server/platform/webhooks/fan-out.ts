import type { Db } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import type { Reaction } from '../events/reactions.ts'
import { addJob } from '../jobs/add-job.ts'
import type { Scope } from '../scope.ts'
import { wants } from './rules.ts'
import './tables.ts'

export const deliverJob = 'webhook.deliver'

type Subscription = { id: string; events: string[] }

// A batch of the log is one transaction with one `db`: one look a workspace and batch, never stale.
const seen = new WeakMap<Db, Map<string, Promise<Subscription[]>>>()

function subscriptions(scope: Scope): Promise<Subscription[]> {
  const inBatch = seen.get(scope.db) ?? new Map<string, Promise<Subscription[]>>()
  seen.set(scope.db, inBatch)
  const known =
    inBatch.get(scope.workspaceId) ??
    scope.db
      .selectFrom('webhooks')
      .select(['id', 'events'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('enabled', '=', true)
      .execute()
  inBatch.set(scope.workspaceId, known)
  return known
}

/** Every event that somebody subscribed to becomes a delivery and its job, once. */
export const fanOut: Reaction = {
  name: 'webhooks',
  on: 'everything',
  async run(scope, event) {
    for (const { id, events } of await subscriptions(scope)) {
      if (!wants(events, event.type)) continue
      const delivery = await scope.db
        .insertInto('webhook_deliveries')
        .values({
          workspace_id: scope.workspaceId,
          id: newId(),
          webhook_id: id,
          event_position: event.position,
          event_type: event.type,
          state: 'queued',
          next_attempt_at: scope.now,
          created_at: scope.now,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'webhook_id', 'event_position']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (delivery) await queueDelivery(scope, { id: delivery.id, webhookId: id }, scope.now)
    }
  },
}

/** Deliveries of one address go one after another, so that a slow one holds up nobody else. */
export const queueDelivery = (scope: Scope, delivery: { id: string; webhookId: string }, runAt: Date): Promise<void> =>
  addJob(
    scope.db,
    deliverJob,
    { workspaceId: scope.workspaceId, deliveryId: delivery.id },
    { key: `webhook-delivery:${delivery.id}`, queue: `webhook:${delivery.webhookId}`, runAt },
  )
