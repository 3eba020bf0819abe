import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, id, idParams, memberRef } from './shapes.ts'

export const blockedSender = z
  .object({
    id,
    kind: z.enum(['address', 'domain']),
    value: z.string(),
    by: memberRef.nullable(),
    kept: z.number().int().describe('Messages of theirs that were kept as spam since'),
    lastAt: at.nullable(),
    createdAt: at,
  })
  .meta({ id: 'BlockedSender' })
export type BlockedSender = z.infer<typeof blockedSender>

export const retentionRules = z
  .object({
    trashDays: z.number().int().min(1).max(3650).nullable().describe('Null: kept'),
    spamDays: z.number().int().min(1).max(3650).nullable(),
    resolvedMonths: z.number().int().min(1).max(240).nullable(),
    rawMail: z.boolean().describe('The raw mails go too; else they are kept for ever'),
  })
  .meta({ id: 'RetentionRules' })
export type RetentionRules = z.infer<typeof retentionRules>

const heap = z.object({ count: z.number().int(), oldestAt: at.nullable() })

export const blockingContract = endpoints({
  'GET /blocked-senders': {
    summary: 'Senders whose mail is kept as spam',
    tag: 'Spam and retention',
    access: 'conversations.read',
    response: z.object({ items: z.array(blockedSender) }),
  },
  'POST /blocked-senders': {
    summary: 'Keep the mail of an address or a domain as spam from now on',
    description:
      'Nothing is refused or lost: later mail is kept in spam with the reason, wakes nobody and is not answered. `conversationId` goes into spam with it. Free mail services and own addresses cannot be blocked.',
    tag: 'Spam and retention',
    access: 'conversations.write',
    body: z.object({
      kind: z.enum(['address', 'domain']),
      value: z.string().trim().toLowerCase().min(3).max(254),
      conversationId: id.optional(),
    }),
    response: blockedSender,
    status: 201,
    errors: ['already-exists'],
  },
  'DELETE /blocked-senders/{id}': {
    summary: 'Take their mail as everybody’s again; what was kept as spam stays there',
    tag: 'Spam and retention',
    access: 'conversations.write',
    params: idParams,
  },
  'GET /retention': {
    summary: 'How long trash, spam and resolved conversations are kept',
    tag: 'Spam and retention',
    access: 'workspace.read',
    response: z.object({
      rules: retentionRules,
      erased: z.number().int().describe('Conversations so far'),
      erasedAt: at.nullable(),
    }),
  },
  'PUT /retention': {
    summary: 'Change how long; what is older goes for good in the next night',
    tag: 'Spam and retention',
    access: 'workspace.manage',
    body: retentionRules,
    response: z.object({ rules: retentionRules, erased: z.number().int(), erasedAt: at.nullable() }),
  },
  'POST /retention/previews': {
    summary: 'What would go tonight by these rules',
    tag: 'Spam and retention',
    access: 'workspace.manage',
    body: retentionRules,
    response: z.object({ trash: heap, spam: heap, resolved: heap }),
  },
})
