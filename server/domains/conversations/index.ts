import { offerFileReferences } from '../../platform/files/references.ts'
import type { Platform } from '../../platform/platform.ts'
import { offerCompanyFields, offerPersonFields } from '../customers/index.ts'
import type { Domain } from '../domain.ts'
import { createBulkJobs } from './bulk/jobs.ts'
import { offerConversationFields } from './filtering/queries.ts'
import { openConversations, openConversationsOfCompany } from './filtering/rules.ts'
import { follower } from './following/rules.ts'
import { mentioned } from './mentions/rules.ts'
import { filesOfMessages } from './messages/queries.ts'
import { partOf } from './problems/rules.ts'
import { conversationReactions } from './reactions.ts'
import { readyReplyUseReactions } from './ready-reply-uses/reactions.ts'
import { createRetentionJobs } from './retention/jobs.ts'
import { createConversationRoutes } from './routes.ts'
import { createSchedulingJobs } from './scheduling/jobs.ts'
import { schedulingReactions } from './scheduling/reactions.ts'
import { openSides } from './side-conversations/rules.ts'
import { createSnoozingJobs } from './snoozing/jobs.ts'

/**
 * Conversations: everything said about one matter, in one thread, with its status, urgency, topic, tags, assignee and team.
 * It owns messages, drafts and the topic tree. Each conversation has its own `seq`, taken under its row lock: that is what
 * collision checks and gap-free threads rest on.
 *
 * It knows nothing of mail. A channel hands over what came in with `receive`, finds threads with `threadTarget`, hears
 * `message.queued` and asks `messageToSend`, and says how that went with `setDelivery` and `recordBounce`. What is said
 * beside a conversation leaves by the same three on `side-message.queued`, and comes in by `receiveAside`.
 */
export function createConversations(platform: Platform): Domain {
  offerPersonFields('conversations', ({ workspaceId }) => [openConversations(workspaceId)])
  offerCompanyFields('conversations', ({ workspaceId }) => [openConversationsOfCompany(workspaceId)])
  offerConversationFields('side-conversations', ({ workspaceId }) => [openSides(workspaceId)])
  offerConversationFields('attention', ({ workspaceId }) => [
    follower(workspaceId),
    mentioned(workspaceId),
    partOf(workspaceId),
  ])
  offerFileReferences('attachments', filesOfMessages)
  return {
    name: 'conversations',
    routes: createConversationRoutes(platform),
    reactions: [...conversationReactions, ...readyReplyUseReactions, ...schedulingReactions],
    jobs: [
      ...createSnoozingJobs(platform.scopes),
      ...createBulkJobs(platform.scopes),
      ...createSchedulingJobs(platform.scopes),
      ...createRetentionJobs(platform.database, platform.scopes),
    ],
  }
}

export { type Received, receive } from './actions/receive.ts'
export { rememberChannel } from './actions/remember-channel.ts'
export { conversations, offerConversationFields } from './filtering/queries.ts'
export { familyOf } from './merging/queries.ts'
export { answerAutomatically } from './messages/actions/answer-automatically.ts'
export { type AnswerRefused, answerByMail, type MailedAnswer } from './messages/actions/answer-by-mail.ts'
export { sayWhatHappened } from './messages/actions/say-what-happened.ts'
export { recordBounce, setDelivery } from './messages/actions/set-delivery.ts'
export { conversationLines, requireConversation } from './queries.ts'
export { living } from './rules.ts'
export { messageToSend } from './sending/queries.ts'
export { type AsideRefused, answerAsideByMail } from './side-conversations/actions/answer-aside-by-mail.ts'
export { receiveAside } from './side-conversations/actions/receive-aside.ts'
export { isAskedOf, seesThreads, visibleSide } from './side-conversations/queries.ts'
export { type SideTarget, sideTarget, sideTargetByNumber } from './side-sending/queries.ts'
export { splitHome } from './splitting/queries.ts'
export { threadTarget, threadTargetByNumber, threadTargetOf } from './threading/queries.ts'
