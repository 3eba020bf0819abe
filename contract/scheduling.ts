import { z } from 'zod'
import { address, draft, message } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { messagesContract } from './messages.ts'
import { at, attachment, id, idParams, ifMatch, memberRef } from './shapes.ts'

export const scheduledReply = z
  .object({
    id,
    conversationId: id,
    author: memberRef,
    html: z.string(),
    to: z.array(address).describe('Empty: whom a reply goes to when it leaves'),
    cc: z.array(address),
    bcc: z.array(address),
    attachments: z.array(attachment),
    thenStatus: z.string(),
    sendAt: at,
    state: z.enum(['waiting', 'held']).describe('held: it did not leave and waits for a decision'),
    heldReason: z
      .string()
      .nullable()
      .describe('customer-wrote, author-left, or the code of the problem it met when it was to leave'),
    abilities: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'ScheduledReply' })
export type ScheduledReply = z.infer<typeof scheduledReply>

const body = messagesContract['POST /conversations/{id}/replies'].body.omit({ sendAnyway: true, unseenSeq: true })

export const schedulingContract = endpoints({
  'GET /conversations/{id}/scheduled-replies': {
    summary: 'Replies that wait for their time, or for a decision',
    tag: 'Scheduled replies',
    access: 'conversations.read',
    params: idParams,
    response: z.object({ items: z.array(scheduledReply) }),
  },
  'POST /conversations/{id}/scheduled-replies': {
    summary: 'Send a reply at a time',
    description:
      'It leaves then, once, unless the person writes before: then it is held, and its writer decides. Refused like a reply where something newer was not seen.',
    tag: 'Scheduled replies',
    access: 'conversations.reply',
    params: idParams,
    headers: ifMatch,
    body: body.extend({ sendAt: at }),
    response: scheduledReply,
    status: 201,
    errors: ['unseen-message', 'not-in-this-state', 'precondition-failed'],
  },
  'PATCH /scheduled-replies/{id}': {
    summary: 'Another time; one that is held waits again',
    tag: 'Scheduled replies',
    access: 'conversations.reply',
    params: idParams,
    body: z.object({ sendAt: at, seenSeq: z.number().int().min(0) }),
    response: scheduledReply,
    errors: ['unseen-message', 'not-in-this-state'],
  },
  'DELETE /scheduled-replies/{id}': {
    summary: 'It shall not leave; it becomes my draft again',
    tag: 'Scheduled replies',
    access: 'conversations.reply',
    params: idParams,
    response: draft,
    errors: ['not-in-this-state'],
  },
  'PUT /scheduled-replies/{id}/sending': {
    summary: 'Send it now; `seenSeq` says that what came since was read',
    tag: 'Scheduled replies',
    access: 'conversations.reply',
    params: idParams,
    body: z.object({ seenSeq: z.number().int().min(0) }),
    response: message,
    errors: ['unseen-message', 'not-in-this-state'],
  },
})
