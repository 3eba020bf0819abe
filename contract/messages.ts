import { z } from 'zod'
import { address, conversation, draft, message } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { givenValues } from './fields.ts'
import { mention } from './mentions.ts'
import { replyActions } from './ready-replies.ts'
import { attachment, emailAddress, id, idParams, ifMatch, page, pageOf } from './shapes.ts'
import { threadChange } from './thread-changes.ts'

const newMessage = z.object({
  html: z.string().min(1).max(500_000),
  attachmentIds: z.array(id).max(25).default([]),
})

export const messagesContract = endpoints({
  'POST /conversations': {
    summary: 'Start a conversation with a person; the message leaves over the channel',
    tag: 'Conversations',
    access: 'conversations.reply',
    body: newMessage.extend({
      channelId: id,
      to: emailAddress,
      name: z.string().trim().max(200).optional(),
      subject: z.string().trim().min(1).max(500),
    }),
    response: conversation,
    status: 201,
  },
  'GET /conversations/{id}/messages': {
    summary: 'Earlier messages, newest first',
    tag: 'Messages',
    access: 'conversations.read',
    params: idParams,
    query: page,
    response: pageOf(message).extend({
      changes: z.array(threadChange).describe('From the oldest of these messages to the one after the newest'),
    }),
  },
  'POST /conversations/{id}/replies': {
    summary: 'Reply to the person',
    description:
      'Refused with `unseen-message` where something newer than `seenSeq` was said that I did not write: the draft stays, the problem carries the newest seq and what came meanwhile (`data.meanwhile`). `sendAnyway` goes ahead and is recorded with what was not seen.',
    tag: 'Messages',
    access: 'conversations.reply',
    params: idParams,
    headers: ifMatch,
    body: newMessage.extend({
      seenSeq: z.number().int().min(0),
      to: z
        .array(address.extend({ email: emailAddress }))
        .min(1)
        .max(50)
        .optional(),
      cc: z
        .array(address.extend({ email: emailAddress }))
        .max(50)
        .default([]),
      bcc: z
        .array(address.extend({ email: emailAddress }))
        .max(50)
        .default([]),
      quote: z.boolean().default(true).describe('Quote the newest message of the person below'),
      sendAnyway: z
        .boolean()
        .default(false)
        .describe('A choice of its own: it stands in the log and in the thread, with what was not seen'),
      teamDraftVersion: z
        .number()
        .int()
        .optional()
        .describe('It is the reply that the team wrote in turn, as of this version; `conflict` where it has gone on'),
      unseenSeq: z
        .number()
        .int()
        .optional()
        .describe('With `sendAnyway`: the newest number I was told of; what is newer still refuses'),
      thenStatus: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved']).default('waiting-on-customer'),
      use: z
        .object({ readyReplyId: id, actions: replyActions.omit({ status: true }).default({}) })
        .optional()
        .describe('The ready-made reply it began with, and which of its actions to do along with it'),
      fields: givenValues.optional().describe('Custom fields to fill in along with it'),
    }),
    response: message,
    status: 201,
    errors: ['conflict', 'precondition-failed', 'unseen-message', 'not-in-this-state', 'required-fields'],
  },
  'DELETE /messages/{id}/delivery': {
    summary: 'Undo send: take a reply back while it waits; it becomes my draft again',
    tag: 'Messages',
    access: 'conversations.reply',
    params: idParams,
    response: draft,
    errors: ['too-late-to-undo'],
  },
  'PUT /messages/{id}/delivery': {
    summary: 'Try a failed message again now',
    tag: 'Messages',
    access: 'conversations.reply',
    params: idParams,
    response: message,
    errors: ['not-in-this-state'],
  },
  'POST /conversations/{id}/notes': {
    summary: 'Add a note that only members see',
    tag: 'Messages',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: newMessage.extend({ mentions: z.array(mention).max(50).default([]).describe('Who is told of it') }),
    response: message,
    status: 201,
    errors: ['precondition-failed'],
  },
  'PUT /conversations/{id}/drafts/{kind}': {
    summary: 'Save my draft',
    tag: 'Messages',
    access: 'conversations.write',
    params: z.object({ id, kind: z.enum(['reply', 'note']) }),
    body: z.object({
      html: z.string().max(500_000),
      to: z.array(address).max(50).default([]),
      cc: z.array(address).max(50).default([]),
      bcc: z.array(address).max(50).default([]),
      attachmentIds: z.array(id).max(25).default([]),
      use: z.object({ readyReplyId: id, actions: replyActions }).nullable().default(null),
      seenSeq: z.number().int().min(0),
    }),
    response: draft,
  },
  'DELETE /conversations/{id}/drafts/{kind}': {
    summary: 'Discard my draft',
    tag: 'Messages',
    access: 'conversations.write',
    params: z.object({ id, kind: z.enum(['reply', 'note']) }),
  },
  'POST /attachments': {
    summary: 'Upload a file for a reply or a note (multipart, field `file`, 20 MB at most)',
    tag: 'Messages',
    access: 'side-conversations.answer',
    body: { raw: 'multipart/form-data', description: 'One field, `file`' },
    response: attachment,
    status: 201,
    errors: ['too-large'],
  },
  'GET /attachments/{id}/{name}': {
    summary: 'The bytes of an attachment, never shown as a page of this origin; a Range header asks for a part of them',
    tag: 'Messages',
    access: 'side-conversations.read',
    params: z.object({ id, name: z.string() }),
    response: { raw: 'application/octet-stream', description: 'The file' },
  },
})
