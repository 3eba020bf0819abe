import type { WebhookDelivery } from '../../../contract/platform.ts'
import { found } from '../http/problem.ts'
import { requireAbility, type Scope } from '../scope.ts'
import { queueDelivery } from './fan-out.ts'
import { deliveryOf } from './queries.ts'
import './tables.ts'

/** Delivers again now, also what has arrived before; the tries are counted anew. */
export async function redeliver(scope: Scope, id: string): Promise<WebhookDelivery> {
  requireAbility(scope, 'webhooks.manage')
  const delivery = found(
    await scope.db
      .updateTable('webhook_deliveries')
      .set({ state: 'queued', attempts: 0, next_attempt_at: scope.now, delivered_at: null })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .returning('webhook_id')
      .executeTakeFirst(),
  )
  await queueDelivery(scope, { id, webhookId: delivery.webhook_id }, scope.now)
  return deliveryOf(scope, id)
}
