import { z } from 'zod'
import { order } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { bothForms, filter, filterText } from './filters.ts'
import { id, idParams } from './shapes.ts'

export const viewKind = z
  .enum(['own', 'team', 'shared'])
  .describe('own: only I see it; team: its members see it; shared: everybody does')
export type ViewKind = z.infer<typeof viewKind>

export const column = z.enum([
  'number',
  'subject',
  'person',
  'status',
  'urgency',
  'assignee',
  'team',
  'topic',
  'tag',
  'channel',
  'updated',
  'due',
  'messages',
  'last-from',
])
export type Column = z.infer<typeof column>
export const grouping = z.enum(['status', 'urgency', 'assignee', 'team', 'topic', 'channel', 'last-from'])
export type Grouping = z.infer<typeof grouping>

const look = z.object({
  order,
  columns: z.array(column).min(1).max(column.options.length),
  grouping: grouping.nullable().describe('Screens put the lines of a page under headings by it'),
  position: z.number().int().describe('Order among the views of its kind; names decide between equals'),
})

/** A saved filter over conversations. */
export const savedView = look
  .extend({
    ...bothForms.shape,
    id,
    name: z.string(),
    kind: viewKind,
    teamId: id.nullable(),
    ownerId: id.nullable().describe('The member whose own it is, or who made it'),
    abilities: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'View' })
export type SavedView = z.infer<typeof savedView>

const readyMade = bothForms
  .extend({
    id: z.string().describe('As GET /views/counts names it'),
    by: z.enum(['urgency', 'topic']),
    value: z.string().describe('The urgency, or the id of the topic'),
    name: z.string(),
  })
  .meta({ id: 'ReadyMadeView' })
export type ReadyMadeView = z.infer<typeof readyMade>

const name = z.string().trim().min(1).max(120)
const given = look.extend({ name, kind: viewKind, teamId: id.nullable(), filter, text: filterText }).partial()

export const viewsContract = endpoints({
  'GET /views': {
    summary: 'The views I may use, and the ready-made ones: by urgency and by topic',
    tag: 'Filters and views',
    access: 'conversations.read',
    response: z.object({ items: z.array(savedView), readyMade: z.array(readyMade) }),
  },
  'POST /views': {
    summary: 'Save a filter as a view; for a team or for everybody it takes the right to manage the workspace',
    tag: 'Filters and views',
    access: 'conversations.read',
    body: given.extend({ name }).refine((body) => (body.filter === undefined) !== (body.text === undefined), {
      message: 'Give filter or text',
      path: ['filter'],
    }),
    response: savedView,
    status: 201,
    errors: ['invalid-filter'],
  },
  'PATCH /views/{id}': {
    summary: 'Change a view',
    tag: 'Filters and views',
    access: 'conversations.read',
    params: idParams,
    body: given.refine((body) => body.filter === undefined || body.text === undefined, {
      message: 'Give filter or text',
      path: ['filter'],
    }),
    response: savedView,
    errors: ['invalid-filter'],
  },
  'DELETE /views/{id}': {
    summary: 'Delete a view; its conversations stay',
    tag: 'Filters and views',
    access: 'conversations.read',
    params: idParams,
  },
  'GET /views/counts': {
    summary: 'How many conversations each view holds, as of some seconds ago',
    description:
      'Counting stops at 999 and after a fifth of a second; a view that could not be counted in that time has `count` null. See docs/decisions/0011.',
    tag: 'Filters and views',
    access: 'conversations.read',
    response: z.object({
      items: z.array(
        z.object({
          id: z.string().describe('Of a view, ready-made ones among them'),
          count: z.number().int().nullable(),
          more: z.boolean().describe('There are more than count, or nobody knows how many'),
        }),
      ),
    }),
  },
})
