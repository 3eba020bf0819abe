import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, id, page, pageOf } from './shapes.ts'

export const noticeKind = z.enum(['mention', 'assignment', 'team', 'reply', 'snooze', 'question', 'answer'])
export type NoticeKind = z.infer<typeof noticeKind>

export const notice = z
  .object({
    id,
    kind: noticeKind,
    conversation: z
      .object({ id, number: z.number().int(), subject: z.string() })
      .describe('Without its subject for who may not read it'),
    sideId: id.nullable().describe('The side conversation it is about'),
    messageId: id.nullable().describe('What it is about, where that is a message'),
    seq: z.number().int().nullable().describe('Its number in the conversation, which the address of a screen takes'),
    by: z.object({
      kind: z.enum(['member', 'person', 'key', 'system']),
      id: id.nullable(),
      name: z.string().nullable(),
    }),
    snippet: z.string(),
    at,
    read: z.boolean().describe('By me here, or because I have read that far in the conversation'),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof notice>

const ways = z.object({
  product: z.boolean().describe('Under the bell'),
  mail: z.enum(['off', 'now', 'digest']).describe('`now` is a minute later, unless I have seen it by then'),
  push: z.boolean().describe('In the browsers that I have allowed to'),
})
export type NoticeWays = z.infer<typeof ways>

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const noticeSettings = z
  .object({
    kinds: z.record(noticeKind, ways),
    digestMinutes: z.number().int().min(5).max(1440),
    quiet: z
      .object({ from: clockTime, to: clockTime })
      .nullable()
      .describe('In my time zone. Mail waits for its end; nothing is pushed'),
  })
  .meta({ id: 'NoticeSettings' })
export type NoticeSettings = z.infer<typeof noticeSettings>

export const noticesContract = endpoints({
  'GET /notices': {
    summary: 'What I am told, newest first',
    tag: 'Notices',
    access: 'notices.read',
    query: page.extend({ unread: z.stringbool().optional().describe('Only what I have not read') }),
    response: pageOf(notice),
  },
  'GET /notices/count': {
    summary: 'How much of it I have not read; counting stops at 99',
    tag: 'Notices',
    access: 'notices.read',
    response: z.object({ unread: z.number().int(), more: z.boolean() }),
  },
  'PUT /notices/reading': {
    summary: 'I have read these: some, those of a conversation, or all',
    tag: 'Notices',
    access: 'notices.read',
    body: z.union([
      z.object({ ids: z.array(id).min(1).max(100) }).strict(),
      z.object({ conversationId: id }).strict(),
      z.object({ all: z.literal(true) }).strict(),
    ]),
  },
  'GET /notices/settings': {
    summary: 'By which way I am told what',
    tag: 'Notices',
    access: 'notices.read',
    response: noticeSettings,
  },
  'PUT /notices/settings': {
    summary: 'Choose by which way I am told what',
    tag: 'Notices',
    access: 'notices.read',
    body: noticeSettings,
    response: noticeSettings,
  },
})
