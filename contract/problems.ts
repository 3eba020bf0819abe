import { z } from 'zod'
import { bulkRun } from './bulk.ts'
import { conversationLine } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { variantLanguage } from './ready-replies.ts'
import { id, idParams, ifMatch, page, pageOf } from './shapes.ts'

export const affectedConversation = z
  .object({
    conversation: conversationLine,
    language: z.string().describe('In which an update reaches it, where there are words in it'),
    held: z.enum(['trash', 'spam', 'no-channel']).nullable().describe('Why an update would not be sent to it'),
  })
  .meta({ id: 'AffectedConversation' })
export type AffectedConversation = z.infer<typeof affectedConversation>

const html = z.string().min(1).max(100_000)

export const problemsContract = endpoints({
  'PUT /conversations/{id}/problem': {
    summary: 'Say that this conversation is part of another, its problem',
    description:
      'One level: a problem is not itself part of another, and one that others are part of is not linked. Saying the same twice changes nothing.',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({ problemId: id }),
    errors: ['not-in-this-state', 'precondition-failed'],
  },
  'DELETE /conversations/{id}/problem': {
    summary: 'It is part of no problem any more',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    errors: ['precondition-failed'],
  },
  'GET /conversations/{id}/affected': {
    summary: 'The conversations with this problem, the newest number first',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    query: page,
    response: pageOf(affectedConversation).extend({
      total: z.number().int(),
      open: z.number().int().describe('Of these neither resolved nor closed'),
    }),
  },
  'POST /conversations/{id}/updates': {
    summary: 'One update to conversations with this problem, a reply in each',
    description:
      'Each gets the words in its language, by its own channel and to its own recipients, and they can be taken back while the undo time of the writer runs. `conversations` names those who get it, with the newest number seen of each: where more was said since, that one is held back and told in the rows of the run. Placeholders are filled in as in ready-made replies.',
    tag: 'Conversations',
    access: 'conversations.reply',
    params: idParams,
    body: z.object({
      html: html.describe('For all without words in their language'),
      variants: z
        .array(z.object({ language: variantLanguage, html }))
        .max(50)
        .default([]),
      attachmentIds: z.array(id).max(25).default([]).describe('Uploaded files; each reply gets a copy'),
      thenStatus: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved']).default('waiting-on-customer'),
      conversations: z
        .array(z.object({ id, seenSeq: z.number().int().min(0) }))
        .min(1)
        .max(1000),
    }),
    response: bulkRun,
    status: 202,
  },
})
