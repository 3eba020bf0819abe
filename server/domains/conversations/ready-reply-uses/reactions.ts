import type { Status } from '../../../../contract/conversations.ts'
import type { Reaction } from '../../../platform/events/reactions.ts'
import { isSettled } from '../rules.ts'
import { noteReopened, noteResolved } from './actions/note-outcome.ts'

interface Changed {
  status?: { from: Status; to: Status }
}

export const readyReplyUseReactions: readonly Reaction[] = [
  {
    name: 'conversations.note-outcome',
    on: ['conversation.resolved', 'conversation.reopened', 'conversation.changed'],
    async run(scope, { type, conversation_id, at, data }) {
      if (!conversation_id) return
      if (type === 'conversation.resolved') return noteResolved(scope, conversation_id, at)
      if (type === 'conversation.reopened') return noteReopened(scope, conversation_id, at)
      const { status } = (data.changes ?? {}) as Changed
      if (!status || isSettled(status.from) === isSettled(status.to)) return
      await (isSettled(status.to) ? noteResolved : noteReopened)(scope, conversation_id, at)
    },
  },
]
