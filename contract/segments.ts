import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { bothForms, counted, field, filter, filterQuery, filterText } from './filters.ts'
import { id, idParams } from './shapes.ts'

export const segmentKind = z.enum(['own', 'shared']).describe('own: only I see it; shared: everybody does')
export type SegmentKind = z.infer<typeof segmentKind>

/** A saved filter over people. */
export const segment = z
  .object({
    ...bothForms.shape,
    id,
    name: z.string(),
    kind: segmentKind,
    ownerId: id.nullable().describe('The member whose own it is, or who made it'),
    position: z.number().int().describe('Order among the segments of its kind; names decide between equals'),
    abilities: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Segment' })
export type Segment = z.infer<typeof segment>

/** What decides which people a list holds. */
export const peopleNarrowing = {
  segmentId: id.optional(),
  filter: filterQuery.optional().describe('In the text form: language:bg last-contact:<-90d (docs/guides/filters.md)'),
}

const name = z.string().trim().min(1).max(120)
const given = z.object({ name, kind: segmentKind, position: z.number().int(), filter, text: filterText }).partial()
const oneForm = { message: 'Give filter or text', path: ['filter'] }
const tag = 'People'

export const segmentsContract = endpoints({
  'GET /people/fields': {
    summary: 'The fields that a filter over people may ask',
    tag,
    access: 'people.read',
    response: z.object({ items: z.array(field) }),
  },
  'POST /people/filter-translations': {
    summary: 'A filter over people in both forms, out of either; the text as it is written best',
    tag,
    access: 'people.read',
    body: z.union([z.strictObject({ text: filterText }), z.strictObject({ filter })]),
    response: bothForms,
    errors: ['invalid-filter'],
  },
  'GET /people/count': {
    summary:
      'How many people a filter finds, as of some seconds ago; counting stops at 999 and after a fifth of a second',
    tag,
    access: 'people.read',
    query: z.object(peopleNarrowing),
    response: z.object(counted),
    errors: ['invalid-filter'],
  },
  'GET /segments': {
    summary: 'The segments I may use: my own and everybody’s',
    tag,
    access: 'people.read',
    response: z.object({ items: z.array(segment) }),
  },
  'GET /segments/counts': {
    summary: 'How many people each segment holds, as of some seconds ago',
    tag,
    access: 'people.read',
    response: z.object({ items: z.array(z.object({ id, ...counted })) }),
  },
  'POST /segments': {
    summary: 'Save a filter over people as a segment; for everybody it takes the right to manage the workspace',
    tag,
    access: 'people.read',
    body: given.extend({ name }).refine((body) => (body.filter === undefined) !== (body.text === undefined), oneForm),
    response: segment,
    status: 201,
    errors: ['invalid-filter'],
  },
  'PATCH /segments/{id}': {
    summary: 'Change a segment',
    tag,
    access: 'people.read',
    params: idParams,
    body: given.refine((body) => body.filter === undefined || body.text === undefined, oneForm),
    response: segment,
    errors: ['invalid-filter'],
  },
  'DELETE /segments/{id}': {
    summary: 'Delete a segment; its people stay',
    tag,
    access: 'people.read',
    params: idParams,
  },
})
