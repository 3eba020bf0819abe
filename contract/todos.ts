import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { conversationRef } from './joined.ts'
import { at, id, idParams, ifMatch, memberRef } from './shapes.ts'

export const todo = z
  .object({
    id,
    text: z.string(),
    conversation: conversationRef.describe('Where it belongs; the survivor, where that was merged'),
    owner: memberRef.nullable(),
    dueAt: at.nullable(),
    done: z.object({ at, by: memberRef.nullable() }).nullable(),
    createdAt: at,
  })
  .meta({ id: 'ToDo' })
export type ToDo = z.infer<typeof todo>

const text = z.string().trim().min(1).max(500)
const todos = z.object({ items: z.array(todo) })

export const todosContract = endpoints({
  'GET /conversations/{id}/to-dos': {
    summary: 'To-dos of a conversation and of those merged into it: open ones first, by when they are due',
    tag: 'To-dos',
    access: 'conversations.read',
    params: idParams,
    response: todos,
  },
  'POST /conversations/{id}/to-dos': {
    summary: 'Add a to-do',
    tag: 'To-dos',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({
      text,
      ownerId: id.nullable().optional().describe('I, where left out'),
      dueAt: at.nullable().optional(),
    }),
    response: todo,
    status: 201,
    errors: ['precondition-failed'],
  },
  'GET /to-dos': {
    summary: 'My open to-dos over all conversations, by when they are due; the first hundred',
    tag: 'To-dos',
    access: 'conversations.read',
    response: todos,
  },
  'PATCH /to-dos/{id}': {
    summary: 'Change its text, owner or due time',
    tag: 'To-dos',
    access: 'conversations.write',
    params: idParams,
    body: z.object({ text, ownerId: id.nullable(), dueAt: at.nullable() }).partial(),
    response: todo,
  },
  'PUT /to-dos/{id}/completion': {
    summary: 'It is done',
    tag: 'To-dos',
    access: 'conversations.write',
    params: idParams,
    response: todo,
  },
  'DELETE /to-dos/{id}/completion': {
    summary: 'It is not done after all',
    tag: 'To-dos',
    access: 'conversations.write',
    params: idParams,
    response: todo,
  },
  'DELETE /to-dos/{id}': {
    summary: 'Remove a to-do',
    tag: 'To-dos',
    access: 'conversations.write',
    params: idParams,
  },
})
