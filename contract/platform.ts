import { z } from 'zod'
import { abilities } from './abilities.ts'
import { endpoints } from './endpoint.ts'
import { eventTypes } from './events.ts'
import { at, id, idParams, page, pageOf } from './shapes.ts'

const eventType = z.enum(eventTypes)

export const event = z
  .object({
    position: z.string().describe('Where it stands in the log; also the SSE id'),
    type: eventType,
    at,
    actor: z.object({ kind: z.enum(['member', 'person', 'key', 'system']), id: id.nullable() }),
    subject: z.object({ kind: z.string(), id }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' })
export type EventRecord = z.infer<typeof event>

export const apiKey = z
  .object({
    id,
    name: z.string(),
    start: z.string().describe('The first characters, to tell keys apart'),
    scopes: z.array(z.enum(abilities)),
    createdByName: z.string().nullable(),
    createdAt: at,
    lastUsedAt: at.nullable(),
    expiresAt: at.nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof apiKey>

export const webhook = z
  .object({
    id,
    url: z.string(),
    events: z.array(z.string()).describe('Event types, or a prefix such as `conversation.*`'),
    enabled: z.boolean(),
    createdAt: at,
    failingSince: at.nullable(),
  })
  .meta({ id: 'Webhook' })
export type Webhook = z.infer<typeof webhook>

export const webhookDelivery = z
  .object({
    id,
    webhookId: id,
    eventPosition: z.string(),
    eventType: z.string(),
    state: z.enum(['queued', 'delivered', 'retrying', 'failed']),
    attempts: z.number().int(),
    status: z.number().int().nullable().describe('HTTP status of the last answer'),
    answer: z.string().nullable().describe('The beginning of the last answer, or why there was none'),
    nextAttemptAt: at.nullable(),
    createdAt: at,
    deliveredAt: at.nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof webhookDelivery>

export const job = z
  .object({
    id: z.string(),
    name: z.string(),
    attempts: z.number().int(),
    maxAttempts: z.number().int(),
    dead: z.boolean().describe('Given up; waits for a retry by hand'),
    reason: z.string().nullable(),
    runAt: at,
    createdAt: at,
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof job>

const webhookFields = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  events: z
    .array(z.string().regex(/^(\*|[a-z-]+\.(\*|[a-z-]+))$/))
    .min(1)
    .max(100),
  enabled: z.boolean(),
})

export const platformContract = endpoints({
  'GET /events': {
    summary: 'The log of the workspace, oldest first, from a position on',
    tag: 'Events',
    access: 'workspace.manage',
    query: z.object({
      after: z.string().max(60).optional().describe('Position of the last event already had'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ items: z.array(event), next: z.string().nullable() }),
  },
  'GET /live': {
    summary: 'Server-sent events: what changed, as it changes',
    description:
      'Each event is a poke `{type, subject, conversationId, seq, actor}`: fetch what you show. `Last-Event-ID` (or `?after=`) resumes without a gap, or answers `event: reload` where the gap is too long. `event: presence` carries who looks and types, without an id.',
    tag: 'Events',
    access: 'live.read',
    query: z.object({ after: z.string().max(60).optional() }),
    response: { raw: 'text/event-stream', description: 'The stream' },
  },
  'GET /keys': {
    summary: 'API keys',
    tag: 'API keys',
    access: 'keys.manage',
    response: z.object({ items: z.array(apiKey) }),
  },
  'POST /keys': {
    summary: 'Make an API key; it is shown once',
    tag: 'API keys',
    access: 'keys.manage',
    body: z.object({
      name: z.string().trim().min(1).max(120),
      scopes: z.array(z.enum(abilities)).min(1),
      expiresInDays: z.number().int().min(1).max(3650).nullable().default(null),
    }),
    response: apiKey.extend({ key: z.string() }),
    status: 201,
  },
  'DELETE /keys/{id}': { summary: 'Revoke an API key', tag: 'API keys', access: 'keys.manage', params: idParams },
  'GET /webhooks': {
    summary: 'Webhook endpoints',
    tag: 'Webhooks',
    access: 'webhooks.manage',
    response: z.object({ items: z.array(webhook) }),
  },
  'POST /webhooks': {
    summary: 'Subscribe an address to events; answers the signing secret once (Standard Webhooks)',
    tag: 'Webhooks',
    access: 'webhooks.manage',
    body: webhookFields.partial({ enabled: true }),
    response: webhook.extend({ secret: z.string() }),
    status: 201,
    errors: ['address-refused'],
  },
  'PATCH /webhooks/{id}': {
    summary: 'Change address, events, or switch on and off',
    tag: 'Webhooks',
    access: 'webhooks.manage',
    params: idParams,
    body: webhookFields.partial(),
    response: webhook,
    errors: ['address-refused'],
  },
  'DELETE /webhooks/{id}': { summary: 'Unsubscribe', tag: 'Webhooks', access: 'webhooks.manage', params: idParams },
  'GET /webhooks/{id}/deliveries': {
    summary: 'Delivery log, newest first',
    tag: 'Webhooks',
    access: 'webhooks.manage',
    params: idParams,
    query: page,
    response: pageOf(webhookDelivery),
  },
  'PUT /webhook-deliveries/{id}/attempt': {
    summary: 'Deliver again now',
    tag: 'Webhooks',
    access: 'webhooks.manage',
    params: idParams,
    response: webhookDelivery,
  },
  'GET /jobs': {
    summary: 'Jobs that failed and wait, dead ones first',
    tag: 'Jobs',
    access: 'jobs.manage',
    query: z.object({ dead: z.stringbool().optional() }),
    response: z.object({ items: z.array(job) }),
  },
  'PUT /jobs/{id}/attempt': {
    summary: 'Try a job again now',
    tag: 'Jobs',
    access: 'jobs.manage',
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    response: job,
  },
  'DELETE /jobs/{id}': {
    summary: 'Give a dead job up for good',
    tag: 'Jobs',
    access: 'jobs.manage',
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    errors: ['not-in-this-state'],
  },
})
