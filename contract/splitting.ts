import { z } from 'zod'
import { conversationLine } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { id, idParams, ifMatch } from './shapes.ts'

export const splittingContract = endpoints({
  'POST /conversations/{id}/splits': {
    summary: 'Take messages out into a conversation of their own; they keep their files, raw mails and answers',
    description:
      'Answers to these messages come to where they are now. At least one message stays; one that is on its way out is not moved.',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({
      messageIds: z.array(id).min(1).max(100),
      subject: z.string().trim().min(1).max(500).optional().describe('The one of the first message, where left out'),
    }),
    response: z.object({ splitId: id, conversation: conversationLine }),
    status: 201,
    errors: ['not-in-this-state', 'precondition-failed'],
  },
  'DELETE /conversation-splits/{id}': {
    summary: 'Undo a split: the messages are where they were; refused once the new conversation has gone on',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    errors: ['not-in-this-state'],
  },
})
