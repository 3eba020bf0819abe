import type { Reaction } from '../../../platform/events/reactions.ts'
import { holdForCustomer } from './actions/send-scheduled.ts'

export const schedulingReactions: readonly Reaction[] = [
  {
    name: 'conversations.hold-scheduled',
    on: ['message.received'],
    async run(scope, { conversation_id, seq, data }) {
      // An out-of-office note is nothing that changes an answer; to the first words nobody had one ready.
      if (conversation_id && !data.automatic && seq !== 1) await holdForCustomer(scope, conversation_id, seq ?? 0)
    },
  },
]
