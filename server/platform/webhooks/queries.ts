import { sql } from 'kysely'
import type { Webhook, WebhookDelivery } from '../../../contract/platform.ts'
import { decodeCursor, paged } from '../db/cursor.ts'
import { found } from '../http/problem.ts'
import type { Scope } from '../scope.ts'
import './tables.ts'

const webhookRows = (scope: Scope) =>
  scope.db
    .selectFrom('webhooks')
    .select(['id', 'url', 'events', 'enabled', 'created_at', 'failing_since'])
    .where('workspace_id', '=', scope.workspaceId)

type WebhookRow = Awaited<ReturnType<ReturnType<typeof webhookRows>['executeTakeFirstOrThrow']>>

const asWebhook = ({ created_at, failing_since, ...row }: WebhookRow): Webhook => ({
  ...row,
  createdAt: created_at.toISOString(),
  failingSince: failing_since?.toISOString() ?? null,
})

export const webhooksOf = async (scope: Scope): Promise<Webhook[]> =>
  (await webhookRows(scope).orderBy('created_at').orderBy('id').execute()).map(asWebhook)

export const webhookOf = async (scope: Scope, id: string): Promise<Webhook> =>
  asWebhook(found(await webhookRows(scope).where('id', '=', id).executeTakeFirst()))

const deliveryRows = (scope: Scope) =>
  scope.db.selectFrom('webhook_deliveries').selectAll().where('workspace_id', '=', scope.workspaceId)

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveryRows>['executeTakeFirstOrThrow']>>

const asDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  eventPosition: String(row.event_position),
  eventType: row.event_type,
  state: row.state,
  attempts: row.attempts,
  status: row.status,
  answer: row.answer,
  nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  deliveredAt: row.delivered_at?.toISOString() ?? null,
})

/** Newest first, by index webhook_deliveries_newest. */
export async function deliveriesOf(scope: Scope, webhookId: string, query: { cursor?: string; limit: number }) {
  await webhookOf(scope, webhookId)
  const before = query.cursor ? decodeCursor(query.cursor, 2) : null
  const rows = await deliveryRows(scope)
    .where('webhook_id', '=', webhookId)
    .$if(before !== null, (q) =>
      q.where(sql<boolean>`(created_at, id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = paged(rows, query.limit, (row) => [row.created_at.toISOString(), row.id])
  return { items: page.items.map(asDelivery), next: page.next }
}

export const deliveryOf = async (scope: Scope, id: string): Promise<WebhookDelivery> =>
  asDelivery(found(await deliveryRows(scope).where('id', '=', id).executeTakeFirst()))
