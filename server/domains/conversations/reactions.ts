import type { Reaction } from '../../platform/events/reactions.ts'
import { releaseReader } from './actions/release-reader.ts'
import { releaseTeam } from './actions/release-team.ts'
import { deleteRepliesOfTeam } from './ready-replies/actions/delete-ready-reply.ts'

export const conversationReactions: readonly Reaction[] = [
  {
    name: 'conversations.release-team',
    on: ['team.changed'],
    async run(scope, { subject_id, data }) {
      if (data.deleted !== true) return
      await releaseTeam(scope, subject_id)
      await deleteRepliesOfTeam(scope, subject_id)
    },
  },
  {
    name: 'conversations.release-reader',
    on: ['member.changed'],
    async run(scope, { subject_id, data }) {
      if (data.role) await releaseReader(scope, subject_id)
    },
  },
]
