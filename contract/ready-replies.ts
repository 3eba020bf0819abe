import { z } from 'zod'
import { conversationLine, message, urgency } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { names, noun } from './fields.ts'
import { at, attachment, id, idParams, ifMatch, memberRef, page, pageOf } from './shapes.ts'
import { viewKind } from './views.ts'

/** What is done along with the words, each part optional. A ready-made reply with actions is what others call a macro. */
export const replyActions = z
  .strictObject({
    status: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved']),
    urgency,
    topicId: id.nullable(),
    addTags: z.array(z.string().trim().min(1).max(80)).max(50),
    removeTags: z.array(z.string().trim().min(1).max(80)).max(50),
    assigneeId: z
      .union([z.literal('me'), id])
      .nullable()
      .describe('`me`: whoever uses it; null: nobody'),
    teamId: id.nullable(),
    note: z.string().min(1).max(20_000).describe('A note for members, with placeholders like the reply'),
  })
  .partial()
  .meta({ id: 'ReplyActions' })
export type ReplyActions = z.infer<typeof replyActions>

/** en, ru, bg, or any other ISO 639 code: customers write in more languages than members read. */
export const variantLanguage = z.string().regex(/^[a-z]{2,3}$/)

const variant = z.object({
  language: variantLanguage,
  html: z.string().describe('With placeholders as in GET /placeholders: {{ person.first_name | default: "there" }}'),
  text: z.string().describe('The same without markup'),
  attachments: z.array(attachment),
})

export const readyReply = z
  .object({
    id,
    name: z.string(),
    kind: viewKind,
    teamId: id.nullable(),
    ownerId: id.nullable(),
    folderId: id.nullable(),
    topicIds: z.array(id).describe('Offered first where the conversation has one of them'),
    variants: z.array(variant),
    actions: replyActions,
    uses: z.number().int().describe('How often it was used in the last 90 days'),
    updatedAt: at,
    abilities: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'ReadyReply' })
export type ReadyReply = z.infer<typeof readyReply>

const given = z
  .object({
    name: z.string().trim().min(1).max(120),
    kind: viewKind,
    teamId: id.nullable(),
    folderId: id.nullable(),
    topicIds: z.array(id).max(50),
    variants: z
      .array(
        z.object({
          language: variantLanguage,
          html: z.string().max(100_000),
          attachmentIds: z.array(id).max(25).default([]),
        }),
      )
      .max(30),
    actions: replyActions,
  })
  .partial()

const folder = z.object({ id, name: z.string(), position: z.number().int() }).meta({ id: 'ReplyFolder' })
export type ReplyFolder = z.infer<typeof folder>

const placeholder = z
  .object({
    name: z.string(),
    type: z.enum(['text', 'number', 'date', 'yes-no']),
    example: z.string(),
    field: z
      .object({ noun, names })
      .nullable()
      .describe('Of a custom field; what Kept knows by itself has its words in the screens'),
  })
  .meta({ id: 'Placeholder' })

/** A ready-made reply as it would read in one conversation. */
export const filledReply = z
  .object({
    readyReplyId: id.nullable(),
    language: variantLanguage.nullable().describe('Of the words chosen; null where it has none'),
    wantedLanguage: variantLanguage.describe("The person's"),
    otherLanguage: z.boolean().describe("The words are not in the person's language, there were none"),
    html: z.string().describe('Where a value is missing it stands as ⟦person.phone⟧'),
    text: z.string(),
    missing: z.array(z.object({ placeholder: z.string() })),
    attachments: z.array(attachment),
    actions: replyActions,
  })
  .meta({ id: 'FilledReply' })
export type FilledReply = z.infer<typeof filledReply>

const reason = z.object({
  kind: z.enum(['made-for-topic', 'similar', 'topic', 'mine', 'team', 'often']),
  count: z.number().int().nullable().describe('How often lately; null for made-for-topic'),
})
const offered = z
  .object({
    id,
    name: z.string(),
    folderId: id.nullable(),
    kind: viewKind,
    languages: z.array(variantLanguage),
    text: z.string().describe("One line of the words in the person's language, or of the first there are"),
    hasActions: z.boolean(),
    why: z.array(reason).describe('Why it stands where it stands, the weightiest first'),
  })
  .meta({ id: 'OfferedReply' })
export type OfferedReply = z.infer<typeof offered>

const share = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
})
const effect = z
  .object({
    readyReplyId: id,
    uses: z.number().int(),
    held: share.describe(
      'Share of conversations resolved within `days` of the use and not reopened within `days` of that; Wilson 95 %',
    ),
    seconds: share.describe('Median seconds from the use to the resolution; 95 % by order statistics'),
    difference: z
      .object({ value: z.number(), low: z.number(), high: z.number(), n: z.number().int(), clear: z.boolean() })
      .nullable()
      .describe(
        'Held, less the share of all other ready-made replies in the same topics; Newcombe 95 %. Null without both',
      ),
  })
  .meta({ id: 'ReplyEffect' })
export type ReplyEffect = z.infer<typeof effect>

const outcome = z.enum(['held', 'reopened', 'unresolved', 'too-early'])
const use = z
  .object({
    id,
    at,
    member: memberRef.nullable(),
    conversation: z.object({ id, number: z.number().int(), subject: z.string() }),
    outcome,
    resolvedAt: at.nullable(),
    reopenedAt: at.nullable(),
  })
  .meta({ id: 'ReplyUse' })
export type ReplyUse = z.infer<typeof use>

const days = z.coerce.number().int().min(1).max(90).default(7)

export const readyRepliesContract = endpoints({
  'GET /ready-replies': {
    summary: 'The ready-made replies I may use',
    tag: 'Ready-made replies',
    access: 'conversations.read',
    response: z.object({ items: z.array(readyReply) }),
  },
  'POST /ready-replies': {
    summary: 'Write a ready-made reply; for a team or for everybody it takes the right to manage the workspace',
    tag: 'Ready-made replies',
    access: 'conversations.reply',
    body: given.extend({ name: z.string().trim().min(1).max(120) }),
    response: readyReply,
    status: 201,
  },
  'PATCH /ready-replies/{id}': {
    summary: 'Change a ready-made reply; `variants` and `actions` are given whole',
    tag: 'Ready-made replies',
    access: 'conversations.reply',
    params: idParams,
    body: given,
    response: readyReply,
  },
  'DELETE /ready-replies/{id}': {
    summary: 'Delete a ready-made reply, and what is known of its effect; what was sent stays',
    tag: 'Ready-made replies',
    access: 'conversations.reply',
    params: idParams,
  },
  'GET /ready-replies/effects': {
    summary: 'What came of each ready-made reply that was used in the last 180 days',
    description:
      'Counted are conversations whose first use is at least twice `days` old, so that every one of them has had its time. Associations, not proofs: members choose which reply to use.',
    tag: 'Ready-made replies',
    access: 'conversations.read',
    query: z.object({ days }),
    response: z.object({ days: z.number().int(), items: z.array(effect) }),
  },
  'GET /ready-replies/{id}/uses': {
    summary: 'The rows behind the figures of a ready-made reply, newest first',
    tag: 'Ready-made replies',
    access: 'conversations.read',
    params: idParams,
    query: page.extend({ days, outcome: outcome.optional() }),
    response: pageOf(use),
  },
  'GET /reply-folders': {
    summary: 'Folders of ready-made replies',
    tag: 'Ready-made replies',
    access: 'conversations.read',
    response: z.object({ items: z.array(folder) }),
  },
  'POST /reply-folders': {
    summary: 'Add a folder',
    tag: 'Ready-made replies',
    access: 'workspace.manage',
    body: z.object({ name: z.string().trim().min(1).max(120) }),
    response: folder,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /reply-folders/{id}': {
    summary: 'Rename or move a folder',
    tag: 'Ready-made replies',
    access: 'workspace.manage',
    params: idParams,
    body: z.object({ name: z.string().trim().min(1).max(120), position: z.number().int() }).partial(),
    response: folder,
    errors: ['already-exists'],
  },
  'DELETE /reply-folders/{id}': {
    summary: 'Delete a folder; its replies stay, in no folder',
    tag: 'Ready-made replies',
    access: 'workspace.manage',
    params: idParams,
  },
  'GET /placeholders': {
    summary: 'What a ready-made reply may ask for',
    tag: 'Ready-made replies',
    access: 'conversations.read',
    response: z.object({ items: z.array(placeholder) }),
  },
  'GET /conversations/{id}/ready-replies': {
    summary: 'Ready-made replies for this conversation, the likeliest first, each with why',
    tag: 'Ready-made replies',
    access: 'conversations.reply',
    params: idParams,
    query: z.object({
      text: z.string().trim().max(200).optional().describe('In name or words'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({ items: z.array(offered) }),
  },
  'GET /conversations/{id}/ready-replies/{readyReplyId}': {
    summary: 'A ready-made reply filled in for this conversation',
    tag: 'Ready-made replies',
    access: 'conversations.reply',
    params: z.object({ id, readyReplyId: id }),
    query: z.object({ language: variantLanguage.optional().describe("Instead of the person's") }),
    response: filledReply,
  },
  'POST /conversations/{id}/fillings': {
    summary: 'Words that are not saved yet, filled in for this conversation',
    tag: 'Ready-made replies',
    access: 'conversations.reply',
    params: idParams,
    body: z.object({ html: z.string().max(100_000), language: variantLanguage.optional() }),
    response: filledReply,
  },
  'POST /conversations/{id}/ready-reply-uses': {
    summary: 'Do the actions of a ready-made reply without sending words',
    description:
      'Refused with `unseen-message` like a reply. `actions` says which to do; left out, all of them. To send words too, give `use` with the reply.',
    tag: 'Ready-made replies',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({ readyReplyId: id, seenSeq: z.number().int().min(0), actions: replyActions.optional() }),
    response: z.object({ conversation: conversationLine, note: message.nullable() }),
    errors: ['unseen-message', 'precondition-failed'],
  },
})
