import { Webhook } from 'standardwebhooks'
import type { EventRecord } from '../../../contract/platform.ts'
import { unseal } from '../auth/secrets.ts'
import { asEvent, eventAt } from '../events/queries.ts'
import { record } from '../events/record.ts'
import type { Outgoing } from '../http/outgoing.ts'
import { type Scope, type Scopes, systemAuthority } from '../scope.ts'
import { queueDelivery } from './fan-out.ts'
import { givesUp, nextAttempt } from './rules.ts'
import './tables.ts'

const answerLength = 1000

interface Outcome {
  ok: boolean
  status: number | null
  answer: string
}

interface Delivery {
  id: string
  webhookId: string
  url: string
  secret: string
  enabled: boolean
  event: EventRecord
}

/** One try. How it went is written down; only what is wrong on our side throws. */
export async function deliver(
  scopes: Scopes,
  outgoing: Outgoing,
  secret: string,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<void> {
  const authority = systemAuthority(workspaceId)
  const delivery = await scopes.read(authority, (scope) => dueDelivery(scope, deliveryId))
  if (!delivery) return
  const outcome = delivery.enabled
    ? await send(outgoing, delivery, unseal(secret, delivery.secret), scopes.now())
    : { ok: false, status: null, answer: 'The webhook was switched off.' }
  await scopes.write(authority, (scope) => settle(scope, delivery, outcome))
}

async function dueDelivery(scope: Scope, id: string): Promise<Delivery | null> {
  const row = await scope.db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', (join) =>
      join
        .onRef('webhooks.workspace_id', '=', 'webhook_deliveries.workspace_id')
        .onRef('webhooks.id', '=', 'webhook_deliveries.webhook_id'),
    )
    .select(['webhook_deliveries.id', 'webhook_id as webhookId', 'event_position', 'url', 'secret', 'enabled'])
    .where('webhook_deliveries.workspace_id', '=', scope.workspaceId)
    .where('webhook_deliveries.id', '=', id)
    .where('state', 'in', ['queued', 'retrying'])
    .executeTakeFirst()
  if (!row) return null
  const event = await eventAt(scope, row.event_position)
  return event ? { ...row, event: asEvent(event) } : null
}

/** Standard Webhooks: the id stays the same over all tries, so that the other side can tell what it has had. */
async function send(outgoing: Outgoing, delivery: Delivery, secret: string, now: Date): Promise<Outcome> {
  const { event } = delivery
  const body = JSON.stringify({ type: event.type, timestamp: event.at, data: event })
  const headers = {
    'content-type': 'application/json',
    'webhook-id': delivery.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(delivery.id, now, body),
  }
  try {
    const answer = await outgoing.send(delivery.url, {
      method: 'POST',
      headers,
      body,
      timeout: 10_000,
      most: answerLength,
      cut: true,
    })
    const ok = answer.status >= 200 && answer.status < 300
    return { ok, status: answer.status, answer: readable(answer.body) }
  } catch (error) {
    return { ok: false, status: null, answer: (error as Error).message.slice(0, answerLength) }
  }
}

// PostgreSQL takes no NUL in text, and a cut character is no text either.
const readable = (body: Buffer): string =>
  body
    .toString('utf8')
    .replaceAll('\u0000', '')
    .replace(/\uFFFD+$/, '')

async function settle(scope: Scope, delivery: Delivery, outcome: Outcome): Promise<void> {
  const { attempts } = await scope.db
    .updateTable('webhook_deliveries')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), status: outcome.status, answer: outcome.answer }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', delivery.id)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  const next = outcome.ok || !delivery.enabled ? null : nextAttempt(attempts, scope.now)
  await scope.db
    .updateTable('webhook_deliveries')
    .set({
      state: outcome.ok ? 'delivered' : next ? 'retrying' : 'failed',
      delivered_at: outcome.ok ? scope.now : null,
      next_attempt_at: next,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', delivery.id)
    .execute()
  if (next) await queueDelivery(scope, delivery, next)
  if (delivery.enabled) await noteHealth(scope, delivery.webhookId, outcome.ok)
}

/** Since when nothing arrives there; after days of it the webhook is switched off, and the log says so. */
async function noteHealth(scope: Scope, id: string, ok: boolean): Promise<void> {
  const webhook = await scope.db
    .selectFrom('webhooks')
    .select(['failing_since', 'enabled'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!webhook?.enabled || (ok && !webhook.failing_since)) return
  const failingSince = ok ? null : (webhook.failing_since ?? scope.now)
  const enabled = !failingSince || !givesUp(failingSince, scope.now)
  await scope.db
    .updateTable('webhooks')
    .set({ failing_since: failingSince, enabled })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  if (enabled) return
  await record(scope, {
    type: 'webhook.changed',
    subject: { kind: 'webhook', id },
    data: { fields: ['enabled'], enabled: false, because: 'failing', since: failingSince?.toISOString() },
  })
}
