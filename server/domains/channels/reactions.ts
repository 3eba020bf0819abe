import type { Reaction } from '../../platform/events/reactions.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgetConversation } from './actions/forget-conversation.ts'
import { releaseTeam } from './actions/release-team.ts'
import { answerFirst } from './replies/actions/answer-first.ts'
import { createAnswering } from './replies/queries.ts'
import { forgetMail, queueMail } from './sending/actions/queue-mail.ts'
import { type Move, moveMails } from './threading/actions/move-mails.ts'

export function createChannelsReactions(platform: Platform): Reaction[] {
  const answers = createAnswering(platform)
  return [
    {
      name: 'channels.queue-mail',
      on: ['message.queued', 'side-message.queued'],
      run: (scope, { data }) =>
        queueMail(scope, platform, {
          messageId: String(data.messageId),
          channelId: String(data.channelId),
          automatic: data.automatic === true,
          quote: data.quote !== false,
          sendAt: new Date(String(data.sendAt)),
        }),
    },
    {
      name: 'channels.forget-mail',
      on: ['message.taken-back', 'side-message.taken-back'],
      run: (scope, { data }) => forgetMail(scope, String(data.messageId)),
    },
    {
      name: 'channels.forget-conversation',
      on: ['conversation.erased'],
      run: (scope, { subject_id, data }) => forgetConversation(scope, subject_id, data.rawMail === true),
    },
    {
      name: 'channels.move-mails',
      on: ['conversation.split', 'conversation.unsplit'],
      run: (scope, { data }) => moveMails(scope, data.moves as Move[]),
    },
    {
      name: 'channels.release-team',
      on: ['team.changed'],
      async run(scope, { subject_id, data }) {
        if (data.deleted === true) await releaseTeam(scope, subject_id)
      },
    },
    {
      name: 'channels.answer-first',
      on: ['conversation.started'],
      async run(scope, { data, conversation_id }) {
        // A conversation that a member begins, or a machine, has nobody waiting for an answer; under a forged sender
        // the answer would reach somebody who never wrote.
        if (data.automatic === true || data.doubtful === true || data.by === 'member' || !conversation_id) return
        if (data.spam === true) return
        const channelId = String(data.channelId)
        if (await answers(scope, channelId)) await answerFirst(scope, platform, conversation_id, channelId)
      },
    },
  ]
}
