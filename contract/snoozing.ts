import { z } from 'zod'
import { conversationLine } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { at, idParams, ifMatch } from './shapes.ts'

export const snoozingContract = endpoints({
  'PUT /conversations/{id}/snooze': {
    summary: 'Put it aside until a time, or until the customer writes; it comes back on top by itself, with the reason',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({
      until: at
        .nullable()
        .describe(
          'At most a year away; null: until the customer writes. What the customer writes always brings it back',
        ),
    }),
    response: conversationLine,
    errors: ['precondition-failed', 'not-in-this-state'],
  },
  'DELETE /conversations/{id}/snooze': {
    summary: 'Take it back now',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    response: conversationLine,
    errors: ['precondition-failed'],
  },
})
