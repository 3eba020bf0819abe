import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { filterQuery } from './filters.ts'
import { at, attachment, id, idParams, memberRef, page, pageOf, personRef } from './shapes.ts'

export const status = z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved', 'closed'])
export type Status = z.infer<typeof status>
export const urgency = z.enum(['low', 'normal', 'high', 'urgent'])
export type Urgency = z.infer<typeof urgency>
export const view = z.enum(['open', 'mine', 'unassigned', 'waiting', 'resolved', 'all', 'spam', 'trash'])
export type View = z.infer<typeof view>
export const order = z.enum(['newest', 'oldest', 'due'])

/** A line of the list: what is needed to decide whether to open it. */
export const conversationLine = z
  .object({
    id,
    number: z.number().int(),
    subject: z.string(),
    snippet: z.string().describe('One line of the newest message'),
    status,
    urgency,
    person: personRef,
    assignee: memberRef.nullable(),
    teamId: id.nullable(),
    topicId: id.nullable(),
    tags: z.array(z.string()),
    channel: z.object({ id, kind: z.string(), name: z.string() }).nullable(),
    seq: z.number().int().describe('Number of the newest message'),
    unread: z.boolean().describe('Something in it is newer than what I have seen'),
    lastFrom: z.enum(['person', 'member', 'system']),
    messageCount: z.number().int(),
    lastMessageAt: at,
    attentionAt: at.nullable().describe('When the next thing is due; filled by what computes due times'),
  })
  .meta({ id: 'ConversationLine' })
export type ConversationLine = z.infer<typeof conversationLine>

export const messageKind = z.enum(['inbound', 'outbound', 'note', 'system'])
export type MessageKind = z.infer<typeof messageKind>
export const delivery = z
  .object({
    state: z.enum(['waiting', 'queued', 'sending', 'sent', 'delivered', 'failed']),
    sendAt: at.nullable().describe('Until then it can be taken back'),
    attempts: z.number().int(),
    reason: z.string().nullable().describe('Why it failed or is tried again, in the words of the other side'),
    nextAttemptAt: at.nullable(),
  })
  .meta({ id: 'Delivery' })
export type Delivery = z.infer<typeof delivery>

export const address = z.object({ name: z.string().nullable(), email: z.string() })

export const message = z
  .object({
    id,
    seq: z.number().int(),
    kind: messageKind,
    author: z.object({
      kind: z.enum(['person', 'member', 'system']),
      id: id.nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    }),
    at,
    subject: z.string().nullable(),
    text: z.string(),
    html: z
      .string()
      .describe('Sanitised; what is folded stands in elements with data-folded, outside pictures in data-outside-src'),
    outsidePictures: z.number().int().describe('Pictures that are only fetched on click'),
    from: address.nullable(),
    to: z.array(address),
    cc: z.array(address),
    bcc: z.array(address),
    attachments: z.array(attachment),
    automatic: z.object({ kind: z.string(), reason: z.string() }).nullable(),
    thread: z
      .object({
        by: z.enum(['address', 'own-message-id', 'known-message-id', 'subject-token', 'new', 'member']),
        reason: z.string(),
        possibleMatch: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
      })
      .nullable()
      .describe('Why it is in this conversation'),
    delivery: delivery.nullable(),
    bounces: z.array(
      z.object({
        recipient: z.string().nullable(),
        kind: z.enum(['hard', 'soft']),
        status: z.string().nullable(),
        reason: z.string(),
        at,
      }),
    ),
    rawUrl: z.string().nullable().describe('The raw mail, as it came'),
    unreadable: z.string().nullable().describe('Why the mail could not be read; the raw mail is there all the same'),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

export const draft = z
  .object({
    kind: z.enum(['reply', 'note']),
    html: z.string(),
    to: z.array(address),
    cc: z.array(address),
    bcc: z.array(address),
    attachments: z.array(attachment),
    seenSeq: z.number().int(),
    version: z.number().int().describe('Grows with each save'),
    updatedAt: at,
  })
  .meta({ id: 'Draft' })
export type Draft = z.infer<typeof draft>

/** What the person card shows beside the thread. */
export const personCard = z
  .object({
    id,
    name: z.string().nullable(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
    company: z.object({ id, name: z.string() }).nullable(),
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
    city: z.string().nullable(),
    note: z.string().nullable(),
    firstContactAt: at,
    conversationCount: z.number().int(),
    others: z.array(z.object({ id, number: z.number().int(), subject: z.string(), status, lastMessageAt: at })),
  })
  .meta({ id: 'PersonCard' })

export const conversation = conversationLine
  .extend({
    createdAt: at,
    resolvedAt: at.nullable(),
    resolvedBy: memberRef.nullable(),
    deletedAt: at.nullable(),
    spamAt: at.nullable(),
    possibleMatches: z.array(z.object({ id, number: z.number().int(), subject: z.string() })),
    messages: z.array(message),
    earlier: z.string().nullable().describe('Cursor for GET …/messages where there are more than the newest 50'),
    personCard,
    drafts: z.array(draft),
    replyTo: z.object({ to: z.array(address), cc: z.array(address) }).describe('Whom a reply goes to unless changed'),
    abilities: z.object({ reply: z.boolean(), write: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof conversation>

export const topic = z
  .object({ id, name: z.string(), parentId: id.nullable(), position: z.number().int() })
  .meta({ id: 'Topic' })
export type Topic = z.infer<typeof topic>

const count = z.object({
  view,
  count: z.number().int(),
  more: z.boolean().describe('There are more than count; counting stops at 999'),
})

export const conversationsContract = endpoints({
  'GET /conversations': {
    summary: 'Conversations of a view, a page at a time',
    tag: 'Conversations',
    access: 'conversations.read',
    query: page.extend({
      view: view.optional().describe('`open`; `all` where there is a filter or a viewId'),
      viewId: id.optional().describe('A saved view: its filter, and its order unless another is given'),
      filter: filterQuery
        .optional()
        .describe('In the text form: status:open due:<2h -tag:vip (docs/guides/filters.md)'),
      order: order.optional().describe("The saved view's; else `newest`"),
      assigneeId: id.optional(),
      teamId: id.optional(),
      topicId: id.optional(),
      personId: id.optional(),
      urgency: urgency.optional(),
      tag: z.string().max(80).optional(),
      text: z.string().trim().max(200).optional().describe('In number, subject, person or messages'),
    }),
    response: pageOf(conversationLine),
    errors: ['invalid-filter'],
  },
  'GET /conversations/counts': {
    summary: 'How many conversations each view holds; counting stops at 999 so that it stays cheap',
    tag: 'Conversations',
    access: 'conversations.read',
    response: z.object({ items: z.array(count) }),
  },
  'GET /conversations/{id}': {
    summary: 'One conversation with its newest messages, the person, my drafts and what I may do: all a screen needs',
    tag: 'Conversations',
    access: 'conversations.read',
    params: z.object({ id: z.union([id, z.string().regex(/^\d{1,9}$/)]).describe('UUID or number') }),
    response: conversation,
  },
  'PATCH /conversations/{id}': {
    summary: 'Change subject, urgency, topic, tags or status (not resolved: that is a resolution)',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    body: z
      .object({
        subject: z.string().trim().min(1).max(500),
        urgency,
        topicId: id.nullable(),
        tags: z.array(z.string().trim().min(1).max(80)).max(50),
        status: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'closed']),
      })
      .partial(),
    response: conversationLine,
  },
  'PUT /conversations/{id}/resolution': {
    summary: 'Resolve',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    body: z.object({ seenSeq: z.number().int().min(0).optional() }).default({}),
    response: conversationLine,
    errors: ['unseen-message'],
  },
  'DELETE /conversations/{id}/resolution': {
    summary: 'Reopen',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    response: conversationLine,
  },
  'PUT /conversations/{id}/assignment': {
    summary: 'Assign to a member, a team, both or nobody',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    body: z.object({ assigneeId: id.nullable().optional(), teamId: id.nullable().optional() }),
    response: conversationLine,
  },
  'PUT /conversations/{id}/spam': {
    summary: 'Mark as spam',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    response: conversationLine,
  },
  'DELETE /conversations/{id}/spam': {
    summary: 'It is not spam',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    response: conversationLine,
  },
  'PUT /conversations/{id}/deletion': {
    summary: 'Put into the trash',
    tag: 'Conversations',
    access: 'conversations.delete',
    params: idParams,
    response: conversationLine,
  },
  'DELETE /conversations/{id}/deletion': {
    summary: 'Restore from the trash',
    tag: 'Conversations',
    access: 'conversations.delete',
    params: idParams,
    response: conversationLine,
  },
  'PUT /conversations/{id}/reading': {
    summary: 'I have seen everything up to seq',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    body: z.object({ seq: z.number().int().min(0) }),
  },
  'PUT /conversations/{id}/presence': {
    summary: 'I am looking at it or typing in it; forgotten 30 seconds after the last call',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    body: z.object({ state: z.enum(['looking', 'typing', 'gone']) }),
    response: z.object({ present: z.array(memberRef.extend({ state: z.enum(['looking', 'typing']) })) }),
  },
})
