import { z } from 'zod'
import { conversationLine, messageKind } from './conversations.ts'
import { company, person } from './customers.ts'
import { endpoints } from './endpoint.ts'
import { filterQuery } from './filters.ts'
import { conversationRef } from './joined.ts'
import { order } from './orders.ts'
import { at, id, idParams, page } from './shapes.ts'
import { sideState } from './side-conversations.ts'

/** A piece of text cut where what was found begins and ends. */
export const passage = z.array(z.object({ text: z.string(), hit: z.boolean() })).meta({ id: 'Passage' })
export type Passage = z.infer<typeof passage>

export const conversationHit = z
  .object({
    conversation: conversationLine,
    subject: passage,
    message: z
      .object({
        id,
        seq: z.number().int().describe('Open the conversation at this message'),
        kind: messageKind,
        at,
        author: z.string().nullable(),
        passages: z.array(passage),
      })
      .nullable()
      .describe('Where the most of it stands; null where only subject, number or a name were found'),
  })
  .meta({ id: 'ConversationHit' })
export type ConversationHit = z.infer<typeof conversationHit>

export const sideHit = z
  .object({
    side: z.object({
      id,
      number: z.number().int(),
      state: sideState,
      asked: z.string().describe('The team, or who is asked by mail'),
      conversation: conversationRef.describe('Where it was asked; without its subject for who may not read it'),
    }),
    subject: passage,
    message: z
      .object({ id, seq: z.number().int(), at, author: z.string().nullable(), passages: z.array(passage) })
      .nullable()
      .describe('Where the most of it stands; null where only the subject or a name was found'),
  })
  .meta({ id: 'SideHit' })
export type SideHit = z.infer<typeof sideHit>

export const searchAnswer = z
  .object({
    conversations: z.object({
      items: z.array(conversationHit),
      next: z.string().nullable().describe('Cursor of the next page; null on the last one'),
      count: z.number().int().describe('How many were found so far, those of later pages among them'),
      more: z.boolean().describe('There are more than count: older ones were not looked through yet'),
    }),
    sides: z
      .array(sideHit)
      .describe(
        'What was said beside conversations: the best few, on the first page; empty without side-conversations.read',
      ),
    people: z.array(person).describe('The best few, on the first page; empty without people.read'),
    orders: z.array(order).describe('The best few, on the first page; empty without orders.read'),
    companies: z.array(company).describe('The best few, on the first page; empty without people.read'),
    understood: z.object({
      words: z.array(z.string()).describe('What was looked for as words'),
      corrected: z
        .array(z.object({ from: z.string(), to: z.array(z.string()) }))
        .describe('Words that nobody wrote, and what was looked for beside them'),
      relaxed: z.boolean().describe('Nothing has all the words; these have most of them'),
      complete: z.boolean().describe('The index holds everything; false while it is being made'),
    }),
  })
  .meta({ id: 'SearchAnswer' })
export type SearchAnswer = z.infer<typeof searchAnswer>

export const similarReason = z.object({
  words: z.array(z.string()).describe('The rare words that both have'),
  samePerson: z.boolean(),
  sameCompany: z.boolean(),
  sameTopic: z.boolean(),
  daysApart: z.number().int(),
})

export const searchContract = endpoints({
  'GET /search': {
    summary: 'Conversations, people, companies and orders by words, in Russian, Bulgarian and English',
    description:
      'Words in any form, with mistakes, "exact phrases", -excluded words and the fields of filters in one line: `late parcel from:ivanova status:open`. `from:` is a name or an address; `in:spam`, `in:trash` and `in:any` look where search does not by itself. Best and newest first. See docs/guides/search.md.',
    tag: 'Search',
    access: 'conversations.read',
    query: page.extend({
      q: filterQuery.describe('The line, as it is typed'),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: searchAnswer,
    errors: ['invalid-filter'],
  },
  'GET /search/side-conversations': {
    summary: 'Side conversations by words, best first; colleagues find those asked of their teams or of them',
    description: 'Words in any form, with mistakes, "exact phrases" and -excluded words; fields are not asked here.',
    tag: 'Search',
    access: 'side-conversations.read',
    query: z.object({ q: filterQuery, limit: z.coerce.number().int().min(1).max(50).default(20) }),
    response: z.object({ items: z.array(sideHit) }),
  },
  'GET /conversations/{id}/similar': {
    summary: 'Conversations about the same, with why',
    tag: 'Search',
    access: 'conversations.read',
    params: idParams,
    response: z.object({ items: z.array(z.object({ conversation: conversationLine, why: similarReason })) }),
  },
})
