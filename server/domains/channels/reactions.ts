import type { Reaction } from '../../platform/events/reactions.ts'
import type { Platform } from '../../platform/platform.ts'
import { releaseTeam } from './actions/release-team.ts'
import { answerFirst } from './replies/actions/answer-first.ts'
import { createAnswering } from './replies/queries.ts'
import { forgetMail, queueMail } from './sending/actions/queue-mail.ts'

export function createChannelsReactions(platform: Platform): Reaction[] {
  const answers = createAnswering(platform)
  return [
    {
      name: 'channels.queue-mail',
      on: ['message.queued'],
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
      on: ['message.taken-back'],
      run: (scope, { data }) => forgetMail(scope, String(data.messageId)),
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
        // A conversation that a member begins, or a machine, has nobody waiting for an answer.
        if (data.automatic === true || data.by === 'member' || !conversation_id) return
        const channelId = String(data.channelId)
        if (await answers(scope, channelId)) await answerFirst(scope, platform, conversation_id, channelId)
      },
    },
  ]
}
