import { z } from 'zod'
import { conversationLine } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { at, id, idParams, ifMatch } from './shapes.ts'

export const conversationMerge = z
  .object({ id, survivorId: id, mergedId: id, at, byName: z.string().nullable(), undoneAt: at.nullable() })
  .meta({ id: 'ConversationMerge' })
export type ConversationMerge = z.infer<typeof conversationMerge>

export const mergeReason = z.enum(['possible-match', 'same-person', 'similar-subject'])
export type MergeReason = z.infer<typeof mergeReason>

export const mergingContract = endpoints({
  'POST /conversations/{id}/merges': {
    summary: 'Merge other conversations into this one; links that can be undone, nothing is copied',
    description:
      'The merged ones leave the lists; their messages stand in this thread in the order of time, and their numbers lead here. What still arrives for them shows here. Everything of them is kept for the undo.',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    headers: ifMatch,
    body: z.object({ conversationIds: z.array(id).min(1).max(20) }),
    response: z.object({ items: z.array(conversationMerge) }),
    status: 201,
    errors: ['not-in-this-state', 'precondition-failed'],
  },
  'GET /conversations/{id}/merges': {
    summary: 'What was merged into this conversation, undone merges too, newest first',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    response: z.object({ items: z.array(conversationMerge) }),
  },
  'GET /conversations/{id}/merge-candidates': {
    summary: 'Conversations that may be about the same matter, with the reason; the surest first',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    response: z.object({ items: z.array(z.object({ conversation: conversationLine, reason: mergeReason })) }),
  },
  'DELETE /conversation-merges/{id}': {
    summary: 'Undo a merge: both conversations are again as they were, with what came for each meanwhile',
    tag: 'Conversations',
    access: 'conversations.write',
    params: idParams,
    errors: ['not-in-this-state'],
  },
})
