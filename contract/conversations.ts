import { z } from 'zod'
import { authenticity } from './authenticity.ts'
import { order, pagesOfLines } from './conversation-orders.ts'
import { actsFor } from './customers.ts'
import { endpoints } from './endpoint.ts'
import { askedFields } from './field-columns.ts'
import { fieldValues, givenValues } from './fields.ts'
import { filterQuery } from './filters.ts'
import { conversationRef, joints } from './joined.ts'
import { at, attachment, id, idParams, ifMatch, memberRef, page, pageOf, personRef } from './shapes.ts'
import { threadChange } from './thread-changes.ts'

export const status = z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved', 'closed'])
export type Status = z.infer<typeof status>
export const urgency = z.enum(['low', 'normal', 'high', 'urgent'])
export type Urgency = z.infer<typeof urgency>
export const view = z.enum(['open', 'mine', 'unassigned', 'waiting', 'resolved', 'snoozed', 'all', 'spam', 'trash'])
export type View = z.infer<typeof view>

/** A line of the list: what is needed to decide whether to open it. */
export const conversationLine = z
  .object({
    id,
    number: z.number().int(),
    subject: z.string(),
    snippet: z.string().describe('One line of the newest message'),
    status: status.describe('The category'),
    statusId: id.nullable().describe('The workspace’s own status within the category; null for the plain one'),
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
    snoozed: z
      .object({ at, until: at.nullable().describe('null: until the customer writes'), by: id.nullable() })
      .nullable()
      .describe('Put aside; it stands in no view but `snoozed` and `all`'),
    returned: z
      .object({ at, why: z.enum(['time', 'message']) })
      .nullable()
      .describe('Back from being put aside, and why; until a member answers'),
    fields: fieldValues.optional().describe('Custom fields; in a list only those asked for'),
    personFields: fieldValues.optional().describe('Those of the person that were asked for'),
    companyFields: fieldValues.optional().describe('Those of their company that were asked for'),
    named: z.array(personRef).optional().describe('The people whom values of these fields name'),
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
    seq: z.number().int().describe('Its number in the thread; what came with a merge has the number of the merge'),
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
    authenticity: authenticity.nullable().describe('Is it from where it says; null where nothing could be checked'),
    delivery: delivery.nullable(),
    sentAnyway: z
      .object({ unseen: z.array(z.object({ id, seq: z.number().int(), author: z.string().nullable() })) })
      .nullable()
      .describe('Its writer chose to send it although they had not seen these'),
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
    origin: conversationRef
      .nullable()
      .describe('The conversation it belongs to, where that was merged into the one that is shown'),
    sideId: id.nullable().describe('The side conversation of which this line of Kept tells'),
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
    use: z
      .object({ readyReplyId: id, actions: z.record(z.string(), z.unknown()) })
      .nullable()
      .describe('The ready-made reply it began with, and which of its actions go along'),
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
    company: z.object({ id, name: z.string() }).nullable().describe('The main one of `companies`'),
    companies: z.array(actsFor),
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
    city: z.string().nullable(),
    note: z.string().nullable(),
    fields: fieldValues,
    firstContactAt: at,
    conversationCount: z.number().int(),
    others: z.array(
      z.object({
        id,
        number: z.number().int(),
        subject: z.string(),
        status,
        statusId: id.nullable(),
        lastMessageAt: at,
      }),
    ),
  })
  .meta({ id: 'PersonCard' })

export const conversation = conversationLine
  .extend({
    companyId: id
      .nullable()
      .describe('The one of the person’s companies that it was said to be for; null: their main one'),
    company: z.object({ id, name: z.string() }).nullable().describe('For which company it is'),
    createdAt: at,
    resolvedAt: at.nullable(),
    resolvedBy: memberRef.nullable(),
    deletedAt: at.nullable(),
    spamAt: at.nullable(),
    spamReason: z
      .object({ id, kind: z.enum(['address', 'domain']), value: z.string() })
      .nullable()
      .describe('The blocked sender that made it spam; null where a member did'),
    possibleMatches: z.array(z.object({ id, number: z.number().int(), subject: z.string() })),
    messages: z.array(message),
    changes: z.array(threadChange).describe('Since the first of these messages, oldest first; the newest 300'),
    ...joints,
    earlier: z.string().nullable().describe('Cursor for GET …/messages where there are more than the newest 50'),
    personCard,
    drafts: z.array(draft),
    following: z.boolean().describe('I am told when the customer writes'),
    followers: z.array(memberRef),
    replyTo: z.object({ to: z.array(address), cc: z.array(address) }).describe('Whom a reply goes to unless changed'),
    abilities: z.object({ reply: z.boolean(), write: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof conversation>

const count = z.object({
  view,
  count: z.number().int(),
  more: z.boolean().describe('There are more than count; counting stops at 999'),
})

/** What decides which conversations a list holds, beside the details that only lists take. */
export const narrowing = {
  view: view.optional().describe('`open`; `all` where there is a filter or a viewId'),
  viewId: z
    .union([id, z.string().regex(/^(urgency|topic):[\w-]{1,40}$/)])
    .optional()
    .describe('A saved view: its filter, and its order unless another is given; or a ready-made one'),
  filter: filterQuery.optional().describe('In the text form: status:open due:<2h -tag:vip (docs/guides/filters.md)'),
}

const tag = z.string().trim().min(1).max(80)
export const conversationsContract = endpoints({
  'GET /conversations': {
    summary: 'Conversations of a view, a page at a time',
    description: pagesOfLines,
    tag: 'Conversations',
    access: 'conversations.read',
    query: page.extend({
      ...narrowing,
      order: order.optional().describe("The saved view's; else `newest`"),
      fields: askedFields
        .optional()
        .describe(
          "Custom fields to bring along, as in field.depot,person.plan; unless given, the saved view's columns",
        ),
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
    description:
      'The `ETag` is its `seq`: send it as `If-Match` with a change, and the change is refused where more was said.',
    tag: 'Conversations',
    access: 'conversations.read',
    params: z.object({ id: z.union([id, z.string().regex(/^\d{1,9}$/)]).describe('UUID or number') }),
    response: conversation,
  },
  'PATCH /conversations/{id}': {
    summary:
      'Change subject, urgency, topic, company, tags, custom fields or status (not resolved: that is a resolution)',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z
      .object({
        subject: z.string().trim().min(1).max(500),
        urgency,
        topicId: id.nullable(),
        companyId: id.nullable().describe('For which of the person’s companies it is; null: their main one'),
        tags: z.array(tag).max(50).describe('All of them; what somebody else added meanwhile goes'),
        addTags: z.array(tag).max(50).describe('Beside those that are there'),
        removeTags: z.array(tag).max(50),
        status: z
          .enum(['open', 'waiting-on-customer', 'waiting-on-us', 'closed'])
          .describe('Gets the default status of the category unless statusId is given'),
        statusId: id.nullable().describe('One of the workspace’s own, with its category; null: the plain status'),
        fields: givenValues.describe('Custom fields; those not named stay as they are'),
      })
      .partial(),
    response: conversationLine,
    errors: ['precondition-failed', 'required-fields'],
  },
  'PUT /conversations/{id}/resolution': {
    summary: 'Resolve',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z
      .object({
        seenSeq: z.number().int().min(0).optional(),
        statusId: id.optional().describe('An own status of the category resolved'),
        fields: givenValues.optional().describe('Custom fields to fill in along with it'),
      })
      .default({}),
    response: conversationLine,
    errors: ['precondition-failed', 'unseen-message', 'required-fields'],
  },
  'DELETE /conversations/{id}/resolution': {
    summary: 'Reopen',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    response: conversationLine,
    errors: ['precondition-failed'],
  },
  'PUT /conversations/{id}/assignment': {
    summary: 'Assign to a member, a team, both or nobody',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({
      assigneeId: id.nullable().optional(),
      teamId: id.nullable().optional(),
      fromAssigneeId: id
        .nullable()
        .optional()
        .describe(
          'Whose it was when I decided: `conflict` where it is somebody else’s by now, `data.assignee` says whose',
        ),
    }),
    response: conversationLine,
    errors: ['conflict', 'precondition-failed'],
  },
  'PUT /conversations/{id}/spam': {
    summary: 'Mark as spam',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    response: conversationLine,
    errors: ['precondition-failed'],
  },
  'DELETE /conversations/{id}/spam': {
    summary: 'It is not spam',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    response: conversationLine,
    errors: ['precondition-failed'],
  },
  'PUT /conversations/{id}/deletion': {
    summary: 'Put into the trash',
    tag: 'Conversations',
    access: 'conversations.delete',
    params: idParams,
    headers: ifMatch,
    response: conversationLine,
    errors: ['precondition-failed'],
  },
  'DELETE /conversations/{id}/deletion': {
    summary: 'Restore from the trash',
    tag: 'Conversations',
    access: 'conversations.delete',
    params: idParams,
    headers: ifMatch,
    response: conversationLine,
    errors: ['precondition-failed'],
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
