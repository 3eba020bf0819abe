import { z } from 'zod'
import { authenticity } from './authenticity.ts'
import { address, delivery, message } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { conversationRef } from './joined.ts'
import { mention } from './mentions.ts'
import { at, attachment, emailAddress, id, idParams, ifMatch, memberRef } from './shapes.ts'

export const sideMessage = z
  .object({
    id,
    seq: z.number().int().describe('Counts within the side conversation, without gaps'),
    author: memberRef.nullable().describe('Null: a program, or somebody outside'),
    from: address.nullable().describe('Who wrote it, where it came by mail from outside'),
    fromAsked: z.boolean().describe('Said by the side that was asked'),
    html: z.string().describe('What is quoted stands in elements with data-folded'),
    text: z.string(),
    to: z.array(address).describe('Whom it is mailed to; nobody where it stays inside'),
    cc: z.array(address),
    attachments: z.array(attachment),
    automatic: message.shape.automatic,
    doubt: z
      .enum(['unknown-sender', 'doubtful-sender'])
      .nullable()
      .describe(
        'Why it does not count as an answer: its writer was never written to here, or is probably somebody else',
      ),
    authenticity: authenticity.nullable(),
    delivery: delivery.nullable(),
    bounces: message.shape.bounces,
    rawUrl: message.shape.rawUrl,
    unreadable: message.shape.unreadable,
    at,
  })
  .meta({ id: 'SideMessage' })
export type SideMessage = z.infer<typeof sideMessage>

export const sideState = z
  .enum(['open', 'answered', 'done'])
  .describe('open: the asked side has the word; answered: the asking side has it')

export const sideConversation = z
  .object({
    id,
    conversation: conversationRef.describe(
      'What it was asked about; the survivor, where that was merged. Without its subject for who may not read it',
    ),
    number: z.number().int().describe('Counts within the conversation in which it was asked'),
    team: z.object({ id, name: z.string() }).nullable().describe('Who is asked; null where the team is gone'),
    outside: z
      .object({ to: z.array(address), cc: z.array(address) })
      .nullable()
      .describe('Who is asked by mail, outside; null where a team is'),
    sentFrom: z.string().nullable().describe('The channel by which it is mailed, where somebody outside is asked'),
    owner: memberRef.nullable().describe('Who of them answers for it'),
    askedBy: memberRef.nullable(),
    subject: z.string(),
    state: sideState,
    dueAt: at,
    overdue: z.boolean().describe('Open past its due time'),
    mayEnd: z.boolean().describe('I may say that it is done'),
    messages: z.array(sideMessage).describe('The newest hundred, oldest first'),
    createdAt: at,
  })
  .meta({ id: 'SideConversation' })
export type SideConversation = z.infer<typeof sideConversation>

const list = z.object({ items: z.array(sideConversation) })
const mailbox = z.object({ name: z.string().trim().max(200).nullable().default(null), email: emailAddress })
const mailboxes = z.array(mailbox).max(20)
const words = {
  html: z.string().max(200_000).describe('HTML; made safe as notes are'),
  attachmentIds: z
    .array(id)
    .max(20)
    .default([])
    .describe('Files that were uploaded, or that stand in the conversation itself: those are copied'),
  mentions: z.array(mention).max(20).default([]).describe('Members and teams who are told of it'),
}
const tag = 'Side conversations'

export const sideConversationsContract = endpoints({
  'GET /conversations/{id}/side-conversations': {
    summary:
      'Side conversations of a conversation and of those merged into it: unfinished ones first, by when they are due',
    tag,
    access: 'conversations.read',
    params: idParams,
    response: list,
  },
  'POST /conversations/{id}/side-conversations': {
    summary: 'Ask a team, or somebody outside by mail, something about a conversation',
    description:
      'Either `teamId` or `to`. Mail leaves by the channel of the conversation, under an address of its own: what is answered to it comes here and never into the thread. Who wrote in the conversation cannot be asked beside it. Mail needs the ability `conversations.reply`.',
    tag,
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({
      teamId: id.optional(),
      ownerId: id.nullable().optional(),
      to: mailboxes.optional().describe('Addresses outside'),
      cc: mailboxes.default([]),
      quoteMessageIds: z
        .array(id)
        .max(20)
        .default([])
        .describe('With `to`: messages of the conversation that go along as a quote; notes never do'),
      subject: z.string().trim().min(1).max(300),
      ...words,
      dueAt: at.optional().describe('One working day from now in the time zone of the workspace, where left out'),
    }),
    response: sideConversation,
    status: 201,
    errors: ['precondition-failed', 'not-in-this-state'],
  },
  'GET /side-conversations': {
    summary: 'What waits for an answer of mine, or what I asked, by when it is due; the first hundred',
    tag,
    access: 'side-conversations.read',
    query: z.object({
      for: z
        .enum(['my-teams', 'me'])
        .default('my-teams')
        .describe(
          '`my-teams`: asked of my teams or me and not answered yet; `me`: asked by me, or in a conversation that is mine, and not done yet',
        ),
    }),
    response: list,
  },
  'GET /side-conversations/{id}': {
    summary: 'A side conversation; colleagues find only those asked of their teams or of them',
    tag,
    access: 'side-conversations.read',
    params: idParams,
    response: sideConversation,
  },
  'POST /side-conversations/{id}/messages': {
    summary: 'Answer, or ask further',
    description:
      'Words of the asked side (members of the team, the owner) make it answered; words of anybody else open it again. One that is done is reopened first. Where somebody outside was asked, the words are mailed to them.',
    tag,
    access: 'side-conversations.answer',
    params: idParams,
    body: z.object({
      ...words,
      to: mailboxes.min(1).optional().describe('Whom else it is mailed to from now on; as before where left out'),
      cc: mailboxes.optional(),
    }),
    response: sideConversation,
    status: 201,
    errors: ['not-in-this-state'],
  },
  'PUT /side-conversations/{id}/completion': {
    summary: 'It is done; said by who asked, never by the asked side',
    tag,
    access: 'conversations.write',
    params: idParams,
    response: sideConversation,
  },
  'DELETE /side-conversations/{id}/completion': {
    summary: 'It is not done after all: the asked side has the word again',
    tag,
    access: 'conversations.write',
    params: idParams,
    response: sideConversation,
  },
  'DELETE /side-messages/{id}/delivery': {
    summary: 'Take back what I sent while it waits; its words come back. A question that was not sent is none',
    tag,
    access: 'conversations.write',
    params: idParams,
    response: z.object({
      subject: z.string(),
      html: z.string(),
      to: z.array(address),
      cc: z.array(address),
      attachments: z.array(attachment),
      sideConversation: sideConversation.nullable().describe('Null where it had just begun'),
    }),
    errors: ['too-late-to-undo'],
  },
  'PUT /side-messages/{id}/delivery': {
    summary: 'Try again to send one that failed, under the same Message-ID',
    tag,
    access: 'conversations.reply',
    params: idParams,
    response: sideConversation,
    errors: ['not-in-this-state'],
  },
})
