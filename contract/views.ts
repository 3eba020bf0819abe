import { z } from 'zod'
import { order } from './conversation-orders.ts'
import { narrowing } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { fieldColumn, mostFieldColumns } from './field-columns.ts'
import { bothForms, counted, filter, filterText } from './filters.ts'
import { id, idParams } from './shapes.ts'

export const viewKind = z
  .enum(['own', 'team', 'shared'])
  .describe('own: only I see it; team: its members see it; shared: everybody does')
export type ViewKind = z.infer<typeof viewKind>

const columnOfKept = z.enum([
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
export const column = z
  .union([columnOfKept, fieldColumn])
  .describe('What Kept knows of every conversation, or a custom field: field.depot, person.plan, company.plan')
export type Column = z.infer<typeof column>
export const grouping = z
  .string()
  .max(80)
  .describe('Name of a field that GET /conversations/fields says lists may be grouped by')

const look = z.object({
  order,
  columns: z
    .array(column)
    .min(1)
    .max(columnOfKept.options.length + mostFieldColumns)
    .refine((given) => new Set(given).size === given.length, 'names one twice')
    .refine(
      (given) => given.filter((each) => each.includes('.')).length <= mostFieldColumns,
      'has too many custom fields',
    ),
  grouping: grouping.nullable().describe('The list stands under headings by it, see GET /conversations/groups'),
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
      items: z.array(z.object({ id: z.string().describe('Of a view, ready-made ones among them'), ...counted })),
    }),
  },
  'GET /conversations/count': {
    summary: 'How many conversations a filter finds, as of some seconds ago; counted as views are',
    tag: 'Filters and views',
    access: 'conversations.read',
    query: z.object(narrowing),
    response: z.object(counted),
    errors: ['invalid-filter'],
  },
  'GET /conversations/groups': {
    summary: 'The headings of a grouped list, each with its count and with the filter that finds what stands under it',
    description:
      'To list what stands under a heading, give its `text` beside what was asked here: `filter=(asked) text`. Headings under which nothing stands are left out.',
    tag: 'Filters and views',
    access: 'conversations.read',
    query: z.object({ ...narrowing, grouping }),
    response: z.object({
      items: z.array(
        z.object({
          value: z.string().nullable().describe('A choice or an id; null: what has none'),
          name: z.string().nullable().describe('Of what the id names; screens have words for choices'),
          text: z.string().describe('The condition in the text form'),
          ...counted,
        }),
      ),
    }),
    errors: ['invalid-filter'],
  },
})
