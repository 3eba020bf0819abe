import { randomBytes } from 'node:crypto'
import type { Webhook } from '../../../contract/platform.ts'
import { newId } from '../db/ids.ts'
import { record } from '../events/record.ts'
import { resolveOutside } from '../http/outgoing.ts'
import { found, ProblemError } from '../http/problem.ts'
import { requireAbility, type Scope } from '../scope.ts'
import { webhookOf } from './queries.ts'
import './tables.ts'

export interface WebhookFields {
  url: string
  events: string[]
  enabled: boolean
}

export const newWebhookSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

/** Throws address-refused. A name that is unknown today may be known tomorrow: the delivery log will tell. */
export async function checkWebhookUrl(url: string, allowPrivate: boolean): Promise<void> {
  await resolveOutside(new URL(url).hostname, allowPrivate).catch((error) => {
    if (error instanceof ProblemError && error.code === 'connection-failed') return
    throw error
  })
}

export async function addWebhook(
  scope: Scope,
  fields: Omit<WebhookFields, 'enabled'> & { enabled?: boolean },
  sealedSecret: string,
): Promise<Webhook> {
  requireAbility(scope, 'webhooks.manage')
  const id = newId()
  await scope.db
    .insertInto('webhooks')
    .values({
      workspace_id: scope.workspaceId,
      id,
      url: fields.url,
      events: fields.events,
      enabled: fields.enabled ?? true,
      secret: sealedSecret,
      created_at: scope.now,
    })
    .execute()
  await recordWebhook(scope, id, { created: true, url: fields.url })
  return webhookOf(scope, id)
}

/** Switching it on again begins a new count of failing. */
export async function changeWebhook(scope: Scope, id: string, change: Partial<WebhookFields>): Promise<Webhook> {
  requireAbility(scope, 'webhooks.manage')
  const changed = await scope.db
    .updateTable('webhooks')
    .set({
      ...change,
      ...(change.enabled || change.url ? { failing_since: null } : {}),
      workspace_id: scope.workspaceId,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  found(changed)
  await recordWebhook(scope, id, { fields: Object.keys(change) })
  return webhookOf(scope, id)
}

/** Its deliveries go with it. */
export async function removeWebhook(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'webhooks.manage')
  const gone = await scope.db
    .deleteFrom('webhooks')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  found(gone)
  await recordWebhook(scope, id, { deleted: true })
}

const recordWebhook = (scope: Scope, id: string, data: Record<string, unknown>) =>
  record(scope, { type: 'webhook.changed', subject: { kind: 'webhook', id }, data })
