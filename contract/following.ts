import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { idParams, memberRef } from './shapes.ts'

const following = z.object({ following: z.boolean(), followers: z.array(memberRef) })

export const followingContract = endpoints({
  'PUT /conversations/{id}/following': {
    summary: 'I follow it: I am told when the customer writes',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    response: following,
  },
  'DELETE /conversations/{id}/following': {
    summary: 'I follow it no longer',
    tag: 'Conversations',
    access: 'conversations.read',
    params: idParams,
    response: following,
  },
})
