import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { id, idParams } from './shapes.ts'

export const topic = z
  .object({ id, name: z.string(), parentId: id.nullable(), position: z.number().int() })
  .meta({ id: 'Topic' })
export type Topic = z.infer<typeof topic>

export const topicsContract = endpoints({
  'GET /topics': {
    summary: 'The topic tree',
    tag: 'Topics and tags',
    access: 'workspace.read',
    response: z.object({ items: z.array(topic) }),
  },
  'POST /topics': {
    summary: 'Add a topic',
    tag: 'Topics and tags',
    access: 'workspace.manage',
    body: z.object({ name: z.string().trim().min(1).max(120), parentId: id.nullable().default(null) }),
    response: topic,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /topics/{id}': {
    summary: 'Rename or move a topic',
    tag: 'Topics and tags',
    access: 'workspace.manage',
    params: idParams,
    body: z
      .object({ name: z.string().trim().min(1).max(120), parentId: id.nullable(), position: z.number().int() })
      .partial(),
    response: topic,
    errors: ['already-exists', 'not-in-this-state'],
  },
  'DELETE /topics/{id}': {
    summary: 'Delete a topic; conversations keep their words and lose the topic',
    tag: 'Topics and tags',
    access: 'workspace.manage',
    params: idParams,
  },
  'GET /tags': {
    summary: 'Tags in use, most used first',
    tag: 'Topics and tags',
    access: 'workspace.read',
    response: z.object({ items: z.array(z.object({ name: z.string(), count: z.number().int() })) }),
  },
})
