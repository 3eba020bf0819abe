import { z } from 'zod'
import { conversationsContract, urgency } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { at, id, idParams, page, pageOf } from './shapes.ts'

const tags = z.array(z.string().trim().min(1).max(80)).max(50).default([])

/** One act on many conversations. Each needs what it needs on one: replies to reply, trash to delete, the others to write. */
export const bulkAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('assign'), assigneeId: z.union([z.literal('me'), id]).nullable() }),
    z.strictObject({ kind: z.literal('team'), teamId: id.nullable() }),
    z.strictObject({
      kind: z.literal('status'),
      status: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'closed']),
    }),
    z.strictObject({ kind: z.literal('resolve') }),
    z.strictObject({ kind: z.literal('reopen') }),
    z.strictObject({ kind: z.literal('urgency'), urgency }),
    z.strictObject({ kind: z.literal('topic'), topicId: id.nullable() }),
    z.strictObject({ kind: z.literal('tags'), add: tags, remove: tags }),
    z.strictObject({ kind: z.literal('spam') }),
    z.strictObject({ kind: z.literal('not-spam') }),
    z.strictObject({ kind: z.literal('trash') }),
    z.strictObject({ kind: z.literal('restore') }),
    z.strictObject({
      kind: z.literal('reply'),
      readyReplyId: id,
      thenStatus: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved']).default('waiting-on-customer'),
    }),
  ])
  .meta({ id: 'BulkAct' })
export type BulkAct = z.infer<typeof bulkAct>

/** Begun from its problem: POST /conversations/{id}/updates. */
const updateAct = z.strictObject({
  kind: z.literal('update'),
  problemId: id,
  html: z.string(),
  variants: z.array(z.object({ language: z.string(), html: z.string() })),
  attachmentIds: z.array(id).optional().describe('Files of which each reply gets a copy'),
  thenStatus: z.enum(['open', 'waiting-on-customer', 'waiting-on-us', 'resolved']),
})
export type UpdateAct = z.infer<typeof updateAct>

/** What a run does: what can be asked of any conversations, or an update of a problem. */
export const runAct = z.discriminatedUnion('kind', [...bulkAct.options, updateAct]).meta({ id: 'RunAct' })
export type RunAct = z.infer<typeof runAct>

/** As the list is asked, without its pages. */
export const selection = conversationsContract['GET /conversations'].query.omit({
  cursor: true,
  limit: true,
  order: true,
})
export type Selection = z.infer<typeof selection>

export const bulkState = z.enum(['collecting', 'running', 'stopped', 'finished', 'undoing', 'undone'])

export const bulkRun = z
  .object({
    id,
    act: runAct,
    state: bulkState,
    by: z.object({ kind: z.enum(['member', 'key']), id, name: z.string() }),
    total: z.number().int().describe('Grows while it is collecting'),
    done: z.number().int(),
    unchanged: z.number().int().describe('Were like that already'),
    refused: z.number().int(),
    undone: z.number().int(),
    left: z.number().int().describe('Not undone: changed since, or sent'),
    createdAt: at,
    finishedAt: at.nullable(),
    abilities: z.object({ stop: z.boolean(), undo: z.boolean() }),
  })
  .meta({ id: 'BulkRun' })
export type BulkRun = z.infer<typeof bulkRun>

export const bulkRowState = z.enum(['waiting', 'done', 'unchanged', 'refused', 'undone', 'left'])
const bulkRow = z
  .object({
    conversation: z
      .object({ id, number: z.number().int(), subject: z.string() })
      .nullable()
      .describe('Null: there is none'),
    state: bulkRowState,
    reason: z
      .string()
      .nullable()
      .describe('The code of the problem a refused row met; of one that was left: changed-since, sent, gone'),
    detail: z.string().nullable().describe('Why, more closely, in the language of the caller'),
  })
  .meta({ id: 'BulkRow' })
export type BulkRow = z.infer<typeof bulkRow>

export const bulkContract = endpoints({
  'GET /conversations/total': {
    summary: 'How many conversations a list holds, all of them; for acts on a whole list',
    tag: 'Bulk acts',
    access: 'conversations.read',
    query: selection,
    response: z.object({ total: z.number().int() }),
    errors: ['invalid-filter'],
  },
  'GET /bulk-runs': {
    summary: 'Bulk acts of the last 30 days, newest first: mine, or everybody’s for who manages the workspace',
    tag: 'Bulk acts',
    access: 'conversations.read',
    query: page,
    response: pageOf(bulkRun),
  },
  'POST /bulk-runs': {
    summary: 'Do one thing to many conversations: those named, or all that a list holds',
    description:
      'Answers at once; the work is done in small batches. Each conversation is acted on as by hand: what would be refused there is refused here, that one alone, with its reason. What somebody wrote after the choice, or after what was seen, refuses replies and resolutions.',
    tag: 'Bulk acts',
    access: 'conversations.write',
    body: z
      .object({
        act: bulkAct,
        conversations: z
          .array(z.object({ id, seenSeq: z.number().int().min(0) }))
          .min(1)
          .max(1000)
          .optional()
          .describe('With the newest number seen of each: what is newer refuses replies and resolutions'),
        ids: z.array(id).min(1).max(1000).optional().describe('As they are now'),
        selection: selection.optional(),
      })
      .refine(({ conversations, ids, selection: all }) => [conversations, ids, all].filter(Boolean).length === 1, {
        message: 'Give one of conversations, ids and selection',
        path: ['conversations'],
      }),
    response: bulkRun,
    status: 202,
    errors: ['invalid-filter'],
  },
  'GET /bulk-runs/{id}': {
    summary: 'How far it is',
    tag: 'Bulk acts',
    access: 'conversations.read',
    params: idParams,
    response: bulkRun,
  },
  'GET /bulk-runs/{id}/rows': {
    summary: 'What became of each conversation',
    tag: 'Bulk acts',
    access: 'conversations.read',
    params: idParams,
    query: page.extend({ state: bulkRowState.optional() }),
    response: pageOf(bulkRow),
  },
  'PUT /bulk-runs/{id}/stop': {
    summary: 'Stop: what is done stays done and can be undone, the rest is not touched',
    tag: 'Bulk acts',
    access: 'conversations.write',
    params: idParams,
    response: bulkRun,
    errors: ['not-in-this-state'],
  },
  'PUT /bulk-runs/{id}/undo': {
    summary: 'Put back exactly what it changed; conversations changed since are left and told',
    tag: 'Bulk acts',
    access: 'conversations.write',
    params: idParams,
    response: bulkRun,
    errors: ['not-in-this-state'],
  },
})
