import type { Platform } from '../../platform/platform.ts'
import type { Domain } from '../domain.ts'
import { conversationReactions } from './reactions.ts'
import { createConversationRoutes } from './routes.ts'

/**
 * Conversations: everything said about one matter, in one thread, with its status, urgency, topic, tags, assignee and team.
 * It owns messages, drafts and the topic tree. Each conversation has its own `seq`, taken under its row lock: that is what
 * collision checks and gap-free threads rest on.
 *
 * It knows nothing of mail. A channel hands over what came in with `receive`, finds threads with `threadTarget`, hears
 * `message.queued` and asks `messageToSend`, and says how that went with `setDelivery` and `recordBounce`.
 */
export function createConversations(platform: Platform): Domain {
  return {
    name: 'conversations',
    routes: createConversationRoutes(platform),
    reactions: conversationReactions,
    jobs: [],
  }
}

export { type Received, receive } from './actions/receive.ts'
export { rememberChannel } from './actions/remember-channel.ts'
export { answerAutomatically } from './messages/actions/answer-automatically.ts'
export { recordBounce, setDelivery } from './messages/actions/set-delivery.ts'
export { messageToSend } from './sending/queries.ts'
export { threadTarget, threadTargetByNumber } from './threading/queries.ts'
