import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { key, names } from './fields.ts'
import { id, idParams } from './shapes.ts'

/** When a field is asked: only where another has one of these values. */
export const formCondition = z.object({
  field: key.describe('A choice, choices or yes-no field of conversations'),
  anyOf: z
    .array(z.union([z.string().max(40), z.boolean()]))
    .min(1)
    .max(50),
})
export type FormCondition = z.infer<typeof formCondition>

export const formItem = z.object({
  field: key,
  required: z.boolean().describe('Without it the conversation cannot be resolved'),
  when: formCondition.nullable(),
})
export type FormItem = z.infer<typeof formItem>

const topicIds = z.array(id).max(200).describe('It is asked in conversations of these topics and of what lies below')
const general = z.boolean().describe('It is asked in every conversation, before the form of its topic')
const items = z.array(formItem).max(100)

/** Which fields of conversations are asked, in order. A topic without a form has that of the nearest topic above it. */
export const form = z.object({ id, names, general, topicIds, items }).meta({ id: 'Form' })
export type Form = z.infer<typeof form>

export const formsContract = endpoints({
  'GET /forms': {
    summary: 'Forms: which fields of conversations are asked, for which topics',
    tag: 'Forms',
    access: 'workspace.read',
    response: z.object({ items: z.array(form) }),
  },
  'POST /forms': {
    summary: 'Add a form',
    tag: 'Forms',
    access: 'workspace.manage',
    body: z.object({
      names,
      general: general.default(false),
      topicIds: topicIds.default([]),
      items: items.default([]),
    }),
    response: form,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /forms/{id}': {
    summary: 'Change a form',
    tag: 'Forms',
    access: 'workspace.manage',
    params: idParams,
    body: z.object({ names, general, topicIds, items }).partial(),
    response: form,
    errors: ['already-exists'],
  },
  'DELETE /forms/{id}': {
    summary: 'Delete a form; its fields and their values stay',
    tag: 'Forms',
    access: 'workspace.manage',
    params: idParams,
  },
})
